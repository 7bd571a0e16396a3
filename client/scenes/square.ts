/**
 * The square of a hub: ground, scenery, people, and the walker who is oneself. Draws what the crowd says and sends
 * the pushes; it knows no rule and keeps no truth. While nobody plays it is a view over the town.
 */
// The page's security policy forbids eval, with which Pixi would otherwise make its shaders' setters.
import 'pixi.js/unsafe-eval';
import { effect } from '@preact/signals';
import { Application, Container, Sprite } from 'pixi.js';
import type { HubKey } from '../../actors/content/hubs.ts';
import { square } from '../../actors/hub/square.ts';
import type { Point } from '../../actors/hub/walking.ts';
import type { Drawn } from '../hook.ts';
import { makeCentre } from '../sprites/centres/centre.ts';
import { paintGround } from '../sprites/ground/ground.ts';
import { strokePath } from '../sprites/paint.ts';
import { bake, textureOf } from '../sprites/picture.ts';
import { crowd, type Figure, stepMs } from '../store/crowd.ts';
import { errand, finishErrand, inspected } from '../store/errand.ts';
import { onSaid, walk } from '../store/play.ts';
import { presence } from '../store/signals.ts';
import { gameHour } from '../store/time.ts';
import { weatherIn } from '../store/weather.ts';
import { LightMap } from './air/light-map.ts';
import { Precipitation } from './air/precipitation.ts';
import { skyAt, skyUnder } from './air/sky.ts';
import { Specks } from './air/specks.ts';
import { Camera, type Covered } from './camera.ts';
import { Caravans } from './caravans.ts';
import { listenForGestures } from './gestures.ts';
import { People } from './people.ts';
import { pick, pickFixture } from './picking.ts';
import { depthOf, toScreen } from './projection.ts';
import { chooseQuality, type Quality, readWishes } from './quality.ts';
import { Steering } from './steering.ts';
import { Fixtures } from './town/fixtures.ts';
import { layTown } from './town/layout.ts';
import { Scenery } from './town/scenery.ts';

export interface Square extends Drawn {
  /** Puts words over the speaker's head. */
  hear(player: string, text: string): void;
  unmount(): void;
}

/** Pushes made up for after a pause, at most: a page that slept does not run. */
const CATCH_UP_MAX = 4;
const LOOK_ROUND_MS = 250;
/** So near to where an errand leads counts as there: others may stand on the very spot. */
const THERE_UNITS = 60;

/** `raised`: how far the hub's landmark is built, from a ruin at 0 to whole at 1. */
export async function mountSquare(host: HTMLElement, hub: HubKey, raised: number): Promise<Square> {
  const quality = chooseQuality(readWishes(location.search));
  const app = await openApp(host, quality);
  const world = new Container();
  const [ground, standing, halos, labels] = [new Container(), new Container(), new Container(), new Container()];
  standing.sortableChildren = true;
  labels.sortableChildren = true;
  const town = layTown(hub, { season: weatherIn(hub).season, raised });
  const pieces = paintGround(town.look, town.seed, town.shadows);
  const goal = makeGoal(quality);
  const lights = new LightMap(town.lights, quality);
  const scenery = new Scenery(town, quality, standing, halos);
  if (quality.baked) scenery.bakeInto(pieces, town.props);
  for (const { left, top, canvas } of pieces) {
    const piece = new Sprite(textureOf(canvas, 1));
    piece.position.set(left, top);
    ground.addChild(piece);
  }
  const centre = makeCentre(town.look.centre, quality.resolution, town.look.palette);
  centre.view.position.copyFrom(toScreen(square.fountain));
  centre.view.zIndex = depthOf(square.fountain);
  standing.addChild(centre.view);
  const smoke = new Container();
  const specks = new Specks(town.smoke, quality, smoke, halos);
  const precipitation = new Precipitation(quality);
  world.addChild(ground, goal, standing, smoke, lights.view, halos, precipitation.view, labels);
  app.stage.addChild(world);

  const caravans = new Caravans(hub, standing, quality);
  const fixtures = new Fixtures(standing, town.look.palette, quality);
  const people = new People(standing, labels, quality.resolution);
  const camera = new Camera(world);
  const steering = new Steering();
  const stopListening = listenForGestures(steering, app.canvas, {
    onTap: (point) => tap(camera, hub, point),
    onInspect: (point) => {
      inspected.value = pick(camera.worldAt(point), hub, figuresAt(performance.now()));
    },
    onZoom: (factor) => camera.zoomBy(factor),
    onSteer: () => {
      errand.value = null;
    },
  });
  const stopErrands = effect(() => {
    if (errand.value) steering.walkTo(errand.value.to);
  });
  const hear = (player: string, text: string) =>
    people.speak(figuresAt(performance.now()), player, text, performance.now());
  onSaid(({ player, text }) => hear(player, text));

  let steppedAt = performance.now();
  let lookedAt = 0;
  let covered: Covered = { right: 0, bottom: 0 };
  app.ticker.add(({ deltaMS }) => {
    const now = performance.now();
    steppedAt = Math.max(steppedAt, now - CATCH_UP_MAX * stepMs);
    for (; steppedAt + stepMs <= now; steppedAt += stepMs) pushOnce(steering, steppedAt + stepMs);
    if (now - lookedAt > LOOK_ROUND_MS) {
      lookedAt = now;
      covered = coveredBy(host);
    }
    const me = crowd.me(now);
    const figures = crowd.others(now);
    if (me) figures.push(me);
    camera.follow(me ?? viewOver(now, quality), app.screen, covered, deltaMS);
    const weather = weatherIn(hub);
    const sky = skyUnder(skyAt(gameHour()), weather);
    scenery.draw(now, sky.lamps, weather.wind, camera.seen);
    centre.draw(now);
    caravans.draw(now);
    people.draw(figures, now, camera.seen);
    specks.draw(now, sky.lamps, weather.wind, camera.seen);
    precipitation.draw(now, weather, camera.seen);
    lights.draw(sky, now);
    goal.visible = steering.target !== null;
    if (steering.target) goal.position.copyFrom(toScreen(steering.target));
  });

  return {
    hear,
    renderer: app.renderer.name,
    get framesPerSecond() {
      return app.ticker.FPS;
    },
    get figures() {
      return people.count;
    },
    get bubbles() {
      return people.bubbles;
    },
    screenOf(place) {
      const { x, y } = world.toGlobal(toScreen(place));
      return { x, y: y - 30 };
    },
    unmount() {
      stopListening();
      stopErrands();
      caravans.stop();
      fixtures.stop();
      onSaid(() => {});
      app.destroy({ removeView: true }, { children: true, texture: true, textureSource: true });
    },
  };
}

async function openApp(host: HTMLElement, { renderer }: Quality): Promise<Application> {
  const app = new Application();
  await app.init({
    preference: renderer,
    resizeTo: host,
    background: 0x4a5a3c,
    antialias: false,
    autoDensity: true,
    resolution: Math.min(2, window.devicePixelRatio),
  });
  host.appendChild(app.canvas);
  // The host says what this is; a canvas has nothing to add.
  app.canvas.setAttribute('aria-hidden', 'true');
  await document.fonts.load('700 15px "Alegreya Sans"').catch(() => []);
  return app;
}

function makeGoal({ resolution }: Quality): Sprite {
  return bake({ left: -20, right: 20, top: -12, bottom: 12 }, resolution, (brush) => {
    for (const [size, width] of [
      [15, 2.2],
      [7, 1.4],
    ] as const) {
      brush.beginPath();
      brush.ellipse(0, 0, size, size / 2, 0, 0, Math.PI * 2);
      strokePath(brush, 0xffdf8f, width, 0.9);
    }
  });
}

/** A stall, a node or the board is walked to and looked into; the ground is walked to. */
function tap(camera: Camera, hub: HubKey, point: Point): void {
  inspected.value = null;
  const at = camera.worldAt(point);
  const [found, place] = [pick(at, hub, []), pickFixture(at)];
  if (found?.kind === 'stall') errand.value = { to: found.to, item: found.item };
  else errand.value = place ? { to: place, opens: 'town' } : { to: camera.groundAt(point) };
}

function pushOnce(steering: Steering, now: number): void {
  const me = crowd.ahead;
  // While the line is sought nobody hears a push, so nobody walks.
  if (!me || presence.peek() !== 'live') return;
  const push = crowd.push(steering.push(me), now);
  if (push) walk(push.input, push.dx, push.dy);
  const wanted = errand.peek();
  if (!wanted || steering.target) return;
  if (Math.hypot(wanted.to.x - me.x, wanted.to.y - me.y) < THERE_UNITS) finishErrand(wanted);
  else errand.value = null;
}

function figuresAt(now: number): Figure[] {
  const me = crowd.me(now);
  return me ? [...crowd.others(now), me] : crowd.others(now);
}

/** A slow round over the roofs, for whoever has not come in yet. */
function viewOver(now: number, { sway }: Quality): Point {
  const angle = sway ? now / 26_000 : 0;
  return { x: square.fountain.x + Math.cos(angle) * 60 - 20, y: square.fountain.y + Math.sin(angle) * 60 - 20 };
}

/** A window at the side, or a sheet from below. */
function coveredBy(host: HTMLElement): Covered {
  const frame = document.querySelector('.window')?.getBoundingClientRect();
  if (!frame) return { right: 0, bottom: 0 };
  const isSheet = frame.width >= host.clientWidth * 0.8;
  return isSheet
    ? { right: 0, bottom: Math.max(0, host.clientHeight - frame.top) }
    : { right: Math.max(0, host.clientWidth - frame.left), bottom: 0 };
}

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
import { makeFountain } from '../sprites/fountain.ts';
import { paintGround } from '../sprites/ground.ts';
import { strokePath } from '../sprites/paint.ts';
import { bake, textureOf } from '../sprites/picture.ts';
import { crowd, type Figure, stepMs } from '../store/crowd.ts';
import { errand, finishErrand, inspected } from '../store/errand.ts';
import { onSaid, walk } from '../store/play.ts';
import { presence } from '../store/signals.ts';
import { gameHour } from '../store/time.ts';
import { Camera, type Covered } from './camera.ts';
import { Departures } from './departures.ts';
import { listenForGestures } from './gestures.ts';
import { layTown } from './layout.ts';
import { LightMap } from './light-map.ts';
import { People } from './people.ts';
import { pick } from './picking.ts';
import { depthOf, toScreen } from './projection.ts';
import { chooseQuality, type Quality, readWishes } from './quality.ts';
import { Scenery } from './scenery.ts';
import { skyAt } from './sky.ts';
import { Specks } from './specks.ts';
import { Steering } from './steering.ts';

export interface Square extends Drawn {
  unmount(): void;
}

/** Pushes made up for after a pause, at most: a page that slept does not run. */
const CATCH_UP_MAX = 4;
const LOOK_ROUND_MS = 250;
/** So near to where an errand leads counts as there: others may stand on the very spot. */
const THERE_UNITS = 60;

export async function mountSquare(host: HTMLElement, hub: HubKey): Promise<Square> {
  const quality = chooseQuality(readWishes(location.search));
  const app = await openApp(host, quality);
  const world = new Container();
  const [ground, standing, halos, labels] = [new Container(), new Container(), new Container(), new Container()];
  standing.sortableChildren = true;
  labels.sortableChildren = true;
  const town = layTown(hub);
  for (const { left, top, canvas } of paintGround(town.look.palette, town.shadows, 1)) {
    const piece = new Sprite(textureOf(canvas, 1));
    piece.position.set(left, top);
    ground.addChild(piece);
  }
  const goal = makeGoal(quality);
  const lights = new LightMap(town.lights, quality);
  const scenery = new Scenery(town, quality, standing, halos);
  const fountain = makeFountain(quality.resolution);
  fountain.view.position.copyFrom(toScreen(square.fountain));
  fountain.view.zIndex = depthOf(square.fountain);
  standing.addChild(fountain.view);
  const smoke = new Container();
  const specks = new Specks(town.smoke, quality, smoke, halos);
  world.addChild(ground, goal, standing, smoke, lights.view, halos, labels);
  app.stage.addChild(world);

  const departures = new Departures(standing, quality);
  const people = new People(standing, labels, quality.resolution);
  const camera = new Camera(world);
  const steering = new Steering();
  const stopListening = listenForGestures(steering, app.canvas, {
    onTap: (point) => tap(camera, point),
    onInspect: (point) => {
      inspected.value = pick(camera.worldAt(point), figuresAt(performance.now()));
    },
    onZoom: (factor) => camera.zoomBy(factor),
    onSteer: () => {
      errand.value = null;
    },
  });
  const stopErrands = effect(() => {
    if (errand.value) steering.walkTo(errand.value.to);
  });
  onSaid(({ player, text }) => people.speak(figuresAt(performance.now()), player, text, performance.now()));

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
    const sky = skyAt(gameHour());
    scenery.draw(now, sky.lamps, camera.seen);
    fountain.draw(now);
    departures.draw(now);
    people.draw(figures, now, camera.seen);
    specks.draw(now, sky.lamps, camera.seen);
    lights.draw(sky, now);
    goal.visible = steering.target !== null;
    if (steering.target) goal.position.copyFrom(toScreen(steering.target));
  });

  return {
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
      departures.stop();
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

/** A stall is walked to and looked into; a person or the ground is walked to. */
function tap(camera: Camera, point: Point): void {
  inspected.value = null;
  const found = pick(camera.worldAt(point), []);
  errand.value = found?.kind === 'stall' ? { to: found.to, item: found.item } : { to: camera.groundAt(point) };
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

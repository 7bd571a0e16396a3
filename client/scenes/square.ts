/**
 * The square of a hub: ground, scenery, people, and the walker who is oneself. Draws what the crowd says and sends
 * the pushes; it knows no rule and keeps no truth.
 */
// The page's security policy forbids eval, with which Pixi would otherwise make its shaders' setters.
import 'pixi.js/unsafe-eval';
import { Application, Container, Graphics, Sprite, type Texture } from 'pixi.js';
import { square } from '../../actors/hub/tuning.ts';
import type { Point } from '../../actors/hub/walking.ts';
import type { Drawn } from '../hook.ts';
import { makeFountain } from '../sprites/fountain.ts';
import { paintGround } from '../sprites/ground.ts';
import { palette } from '../sprites/paint.ts';
import { crowd, stepMs } from '../store/crowd.ts';
import { onSaid, walk } from '../store/play.ts';
import { presence } from '../store/signals.ts';
import { Camera } from './camera.ts';
import { props } from './layout.ts';
import { People } from './people.ts';
import { depthOf, toScreen } from './projection.ts';
import { Steering } from './steering.ts';
import { listenForSteering } from './steering-input.ts';

export interface Square extends Drawn {
  unmount(): void;
}

/** Pushes made up for after a pause, at most: a page that slept does not run. */
const CATCH_UP_MAX = 4;

export async function mountSquare(host: HTMLElement): Promise<Square> {
  const wanted = new URLSearchParams(location.search).get('renderer');
  const app = new Application();
  await app.init({
    preference: wanted === 'canvas' ? 'canvas' : 'webgl',
    resizeTo: host,
    background: palette.grassDark,
    antialias: true,
    autoDensity: true,
    resolution: Math.min(2, window.devicePixelRatio),
  });
  host.appendChild(app.canvas);
  // The host says what this is; a canvas has nothing to add.
  app.canvas.setAttribute('aria-hidden', 'true');
  await document.fonts.load('700 15px "Alegreya Sans"').catch(() => []);

  const world = new Container();
  const standing = new Container({ sortableChildren: true });
  const labels = new Container({ sortableChildren: true });
  const goal = new Graphics().ellipse(0, 0, 14, 7).stroke({ width: 2, color: palette.gold, alpha: 0.9 });
  world.addChild(bakeSprite(app, paintGround(), 1), goal, standing, labels);
  app.stage.addChild(world);
  for (const prop of props) place(standing, bakeSprite(app, prop.paint(), 1.5), prop);
  const fountain = makeFountain();
  place(standing, fountain.view, square.fountain);

  const people = new People(standing, labels, (brush) => bake(app, brush, 2));
  const camera = new Camera(world);
  const steering = new Steering();
  const stopListening = listenForSteering(steering, app.canvas, (point) => camera.groundAt(point));
  onSaid(({ player, text }) => people.speak(figuresAt(performance.now()), player, text, performance.now()));

  let steppedAt = performance.now();
  app.ticker.add(({ deltaMS }) => {
    const now = performance.now();
    steppedAt = Math.max(steppedAt, now - CATCH_UP_MAX * stepMs);
    for (; steppedAt + stepMs <= now; steppedAt += stepMs) pushOnce(steering, steppedAt + stepMs);
    fountain.draw(now);
    people.draw(figuresAt(now), now);
    goal.visible = steering.target !== null;
    if (steering.target) goal.position.copyFrom(toScreen(steering.target));
    camera.follow(crowd.me(now) ?? square.gate, app.screen, deltaMS);
  });

  return {
    renderer: app.renderer.name,
    get figures() {
      return people.count;
    },
    get bubbles() {
      return people.bubbles;
    },
    unmount() {
      stopListening();
      onSaid(() => {});
      app.destroy({ removeView: true }, { children: true, texture: true });
    },
  };
}

function pushOnce(steering: Steering, now: number): void {
  const me = crowd.ahead;
  // While the line is sought nobody hears a push, so nobody walks.
  if (!me || presence.peek() !== 'live') return;
  const push = crowd.push(steering.push(me), now);
  if (push) walk(push.input, push.dx, push.dy);
}

function figuresAt(now: number) {
  const me = crowd.me(now);
  return me ? [...crowd.others(now), me] : crowd.others(now);
}

function place(among: Container, view: Container, at: Point): void {
  view.position.copyFrom(toScreen(at));
  view.zIndex = depthOf(at);
  among.addChild(view);
}

function bake(app: Application, brush: Graphics, resolution: number): Texture {
  const texture = app.renderer.generateTexture({ target: brush, resolution, antialias: true });
  brush.destroy();
  return texture;
}

/** A drawing as one picture, its origin where the drawing had it. */
function bakeSprite(app: Application, brush: Graphics, resolution: number): Sprite {
  const { x, y, width, height } = brush.getLocalBounds();
  const sprite = new Sprite(bake(app, brush, resolution));
  sprite.anchor.set(-x / width, -y / height);
  return sprite;
}

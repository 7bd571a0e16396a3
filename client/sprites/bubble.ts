/** Words over a head: the name that is always there, and what was just said. */
import { Container, Graphics, Text } from 'pixi.js';
import { palette } from './paint.ts';

const textWidthMax = 190;
const shownLengthMax = 120;

export function makePlate(name: string, isMine: boolean, resolution: number): Text {
  const plate = new Text({
    text: name,
    style: {
      fontFamily: 'Alegreya Sans',
      fontWeight: '700',
      fontSize: 15,
      fill: isMine ? 0xffe08a : 0xffffff,
      stroke: { color: palette.night, width: 4.5, join: 'round' },
    },
    resolution,
  });
  plate.anchor.set(0.5, 1);
  return plate;
}

export function makeBubble(said: string, resolution: number): Container {
  const bubble = new Container();
  const short = said.length > shownLengthMax ? `${said.slice(0, shownLengthMax)}…` : said;
  const text = new Text({
    text: short,
    style: {
      fontFamily: 'Alegreya Sans',
      fontWeight: '500',
      fontSize: 15,
      fill: 0x33261a,
      wordWrap: true,
      wordWrapWidth: textWidthMax,
      breakWords: true,
      align: 'center',
    },
    resolution,
  });
  text.anchor.set(0.5, 1);
  text.y = -14;
  const [width, height] = [text.width + 20, text.height + 10];
  const skin = new Graphics();
  skin
    .roundRect(-width / 2, -height - 9, width, height, 8)
    .fill(palette.cream)
    .stroke({ width: 1.5, color: 0xa8834a });
  skin.poly([-6, -9.5, 6, -9.5, 0, -1]).fill(palette.cream);
  bubble.addChild(skin, text);
  return bubble;
}

/**
 * Makes a screenshot small: colours are rounded by less than an eye can tell, and packed as tightly as can be.
 * For the pictures a browser takes: eight bits a channel, not interlaced.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Channels become multiples of this. */
const STEP = 6;

interface Image {
  readonly width: number;
  readonly height: number;
  /** Bytes a pixel: three, or four with an alpha. */
  readonly channels: 3 | 4;
  /** Row by row. */
  readonly pixels: Buffer;
}

export function shrinkPng(file: Buffer): Buffer {
  const { width, height, channels, pixels } = readPng(file);
  const opaque = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = pixels[pixel * channels + channel] ?? 0;
      opaque[pixel * 3 + channel] = Math.min(255, Math.round(value / STEP) * STEP);
    }
  }
  return writePng({ width, height, channels: 3, pixels: opaque });
}

function readPng(file: Buffer): Image {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is not a PNG.');
  const data: Buffer[] = [];
  let [width, height, channels] = [0, 0, 3 as 3 | 4];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      const [depth, colour, , , interlaced] = body.subarray(8);
      if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0)
        throw new Error('An unexpected kind of PNG.');
      channels = colour === 6 ? 4 : 3;
    } else if (kind === 'IDAT') data.push(body);
    at += 12 + length;
  }
  return {
    width,
    height,
    channels,
    pixels: unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels),
  };
}

function unfilter(raw: Buffer, rowBytes: number, height: number, step: number): Buffer {
  const pixels = Buffer.alloc(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (rowBytes + 1)] ?? 0;
    for (let column = 0; column < rowBytes; column++) {
      const at = row * rowBytes + column;
      const coded = raw[row * (rowBytes + 1) + 1 + column] ?? 0;
      pixels[at] = coded + predict(filter, pixels, at, column, rowBytes, step);
    }
  }
  return pixels;
}

/** What a filter expects at a place, from what is left of it and above. */
function predict(filter: number, pixels: Buffer, at: number, column: number, rowBytes: number, step: number): number {
  const left = column >= step ? (pixels[at - step] ?? 0) : 0;
  const above = at >= rowBytes ? (pixels[at - rowBytes] ?? 0) : 0;
  const corner = at >= rowBytes && column >= step ? (pixels[at - rowBytes - step] ?? 0) : 0;
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left, above, corner);
    default:
      return 0;
  }
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function writePng({ width, height, channels, pixels }: Image): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, channels === 4 ? 6 : 2, 0, 0, 0], 8);
  const body = deflateSync(filtered(pixels, width * channels, height, channels), { level: 9, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

/** For each row the filter that leaves the least. */
function filtered(pixels: Buffer, rowBytes: number, height: number, step: number): Buffer {
  const coded = Buffer.alloc((rowBytes + 1) * height);
  const tried = Buffer.alloc(rowBytes);
  for (let row = 0; row < height; row++) {
    let least = Number.POSITIVE_INFINITY;
    for (let filter = 0; filter < 5; filter++) {
      let rest = 0;
      for (let column = 0; column < rowBytes; column++) {
        const at = row * rowBytes + column;
        const value = ((pixels[at] ?? 0) - predict(filter, pixels, at, column, rowBytes, step)) & 255;
        tried[column] = value;
        rest += value < 128 ? value : 256 - value;
      }
      if (rest >= least) continue;
      least = rest;
      coded[row * (rowBytes + 1)] = filter;
      tried.copy(coded, row * (rowBytes + 1) + 1);
    }
  }
  return coded;
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

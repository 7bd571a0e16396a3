/**
 * The seal on what nodes say to one another: nobody without the secret can speak as one of them, and what was meant for
 * another node opens nowhere else. A sealed frame that comes twice is no harm: letters are numbered, questions are asked anew.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Packr } from 'msgpackr';

const MAC_BYTES = 32;

const packr = new Packr({ useRecords: false, int64AsType: 'number' });

export class Seal {
  readonly inc: string;
  readonly #key: Buffer;

  /** `secret` is the one all nodes of a world share. */
  constructor(secret: string, inc: string) {
    this.inc = inc;
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'what nodes say to one another', MAC_BYTES));
  }

  close(to: string, body: unknown): Buffer {
    const content = packr.pack([this.inc, to, body]);
    return Buffer.concat([this.#mac(content), content]);
  }

  /** Who said what; null for a frame that is not one of ours, or not for us. */
  open(frame: Uint8Array): { readonly from: string; readonly body: unknown } | null {
    const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
    if (bytes.length <= MAC_BYTES) return null;
    const content = bytes.subarray(MAC_BYTES);
    if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(content))) return null;
    const [from, to, body] = packr.unpack(content) as [string, string, unknown];
    return to === this.inc ? { from, body } : null;
  }

  #mac(content: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(content).digest();
  }
}

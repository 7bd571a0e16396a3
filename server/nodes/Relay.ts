/**
 * The relay: the second way between nodes, over Redis, for when there is no direct link (yet). It may lose anything; the
 * frames are sealed, so that whoever else can write to Redis is not heard.
 */
import { RedisPresence } from '@colyseus/redis-presence';
import { openRedis } from '../world/redis.ts';

/** Says good-bye without waiting for a Redis that may be away. */
class Presence extends RedisPresence {
  override shutdown(): void {
    this.sub.disconnect();
    this.pub.disconnect();
  }
}

export class Relay {
  readonly #presence: Presence;

  constructor(url: string) {
    // Letters that were lost come again by themselves.
    this.#presence = new Presence(openRedis(url));
  }

  listen(inc: string, hear: (frame: Uint8Array) => void): void {
    // Refused while Redis is away: the presence subscribes by itself when it is back.
    void this.#presence
      .subscribe(channelOf(inc), (frame: unknown) => {
        if (typeof frame === 'string') hear(Buffer.from(frame, 'base64'));
      })
      .catch(() => {});
  }

  send(inc: string, frame: Uint8Array): void {
    void this.#presence.publish(channelOf(inc), Buffer.from(frame).toString('base64')).catch(() => {});
  }

  close(): void {
    this.#presence.shutdown();
  }
}

const channelOf = (inc: string): string => `aurelian:node:${inc}`;

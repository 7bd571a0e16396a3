/** How far each hub's landmark stands, as far as its server mission has told: a ruin at 0, whole at 1. */
import { signal } from '@preact/signals';
import type { HubKey } from '../../actors/content/hubs.ts';

export const landmarks = signal<ReadonlyMap<HubKey, number>>(new Map());

/** Old stones nobody builds on stay what they are; elsewhere what no mission touches stands. */
const atFirst: Partial<Record<HubKey, number>> = { ancient_ruins: 0.25 };
/** It is drawn in so many steps, each once. */
const steps = 6;

export function raisedIn(hub: HubKey): number {
  return Math.floor((landmarks.value.get(hub) ?? atFirst[hub] ?? 1) * steps) / steps;
}

// The one door to the engine. Only this folder may import @tauri-apps/*.
import { invoke } from '@tauri-apps/api/core';
import { t } from '../text';
import type { Commands, WireError } from '../wire';

export type Name = keyof Commands;
export type Request<K extends Name> = Commands[K]['request'];
export type Answer<K extends Name> = Commands[K]['answer'];

/** What carries a command out. Tests and `--mode fake` put another one in. */
export type Door = (command: { name: Name; request: unknown }) => Promise<unknown>;

let door: Door = (command) => invoke('rpc', { command });

/** Replaces the door; for tests and for looking at screens in a browser. */
export function useDoor(other: Door): void {
  door = other;
}

/** Runs a command. Rejects with a `WireError`, never with anything else. */
export async function call<K extends Name>(name: K, request: Request<K>): Promise<Answer<K>> {
  try {
    return (await door({ name, request })) as Answer<K>;
  } catch (thrown) {
    throw asWireError(thrown);
  }
}

/** What was thrown, as the error that the screens know how to show. */
export function asWireError(thrown: unknown): WireError {
  if (isWireError(thrown)) return thrown;
  console.error(thrown);
  return { code: 'fault', what: 'host', field: null, message: t('host-fault'), advice: t('host-fault-advice') };
}

function isWireError(thrown: unknown): thrown is WireError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown && 'advice' in thrown;
}

import type {EditorSettings} from '../protocol/index.ts';

export const DEFAULTS: EditorSettings = {run: 'onType', focusMode: false, showSuppressed: false, advice: 'information', codeLens: true};

/** Settings from whatever the client sent; a value that makes no sense counts as not given, since the editor itself marks it. */
export function readSettings(given: unknown): EditorSettings {
  const from = typeof given === 'object' && given !== null ? (given as {readonly [key: string]: unknown}) : {};
  const choice = <T>(key: string, choices: readonly T[], otherwise: T): T => choices.find(one => one === from[key]) ?? otherwise;
  return {
    run: choice('run', ['onType', 'onSave'] as const, DEFAULTS.run),
    focusMode: choice('focusMode', [true, false], DEFAULTS.focusMode),
    showSuppressed: choice('showSuppressed', [true, false], DEFAULTS.showSuppressed),
    advice: choice('advice', ['information', 'hint'] as const, DEFAULTS.advice),
    codeLens: choice('codeLens', [true, false], DEFAULTS.codeLens),
  };
}

import type {Language, Pack} from '../core/pack/types.ts';
import {say, type WordingKey} from '../core/pack/wording.ts';
import {areaName} from '../core/report/areas.ts';

/** What a language file has of our own sentences, as data for reports that are put together later. */
export interface VoiceData {
  readonly language: string;
  readonly wording?: Language['wording'];
  readonly areas?: Language['areas'];
}

/** Our own sentences in one language. */
export class Voice {
  static readonly english = new Voice({language: 'en'});
  static readonly #byPack = new WeakMap<Pack, Voice>();

  readonly data: VoiceData;

  constructor(data: VoiceData) {
    this.data = data;
  }

  /** That of a pack; English where its language file has none. */
  static of(pack: Pack): Voice {
    const {name, wording, areas} = pack.language;
    if (!Object.keys(wording).length) return Voice.english;
    let voice = Voice.#byPack.get(pack);
    if (!voice) Voice.#byPack.set(pack, (voice = new Voice({language: name, wording, areas})));
    return voice;
  }

  get language(): string {
    return this.data.language;
  }

  say(key: WordingKey, values?: Parameters<typeof say>[2]): string {
    return say(this.data.wording ?? {}, key, values);
  }

  /** What stands before the text of a sentence such as "Why: {text}". */
  label(key: WordingKey): string {
    return this.say(key).trimEnd();
  }

  area(letters: string): string {
    return areaName(letters, {areas: this.data.areas ?? {}}) || this.say('other-matters');
  }

  /** Names of languages. Made when a note is: they take longer to load than a page to check. */
  languages(codes: readonly string[]): string {
    const names = new Intl.DisplayNames([this.language], {type: 'language'});
    return this.list(codes.map(code => names.of(code) ?? code));
  }

  /** "a, b, and c". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.language).format(items);
  }
}

/** Voices from a report that somebody may have changed; undefined for what is none. */
export function readVoices(value: unknown): readonly VoiceData[] | undefined {
  const isTexts = (one: unknown): boolean =>
    one === undefined || (typeof one === 'object' && one !== null && Object.values(one).every(text => typeof text === 'string'));
  const isVoice = (one: Partial<VoiceData> | null): boolean =>
    typeof one?.language === 'string' && /^[a-z]{2,3}$/.test(one.language) && isTexts(one.wording) && isTexts(one.areas);
  return Array.isArray(value) && value.length > 0 && value.every(isVoice) ? value : undefined;
}

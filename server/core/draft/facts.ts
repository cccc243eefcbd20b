import {detached} from './block.ts';
import {readsLike} from './languages.ts';
import type {Lexicon} from './lexicon.ts';
import type {RawBlock} from './raw.ts';
import {isRecital} from './recitals.ts';
import {type FoundReference, isForeign, type Placed, placeReferences, referencesIn} from './references.ts';
import {sameNumbers, sameSpans} from './same.ts';
import {sentencesOf} from './sentences.ts';
import {Zone, type ZoneSpan} from './types.ts';
import {usesIn} from './zones/amendments.ts';
import {findCitations} from './zones/citations.ts';
import {findAddresses} from './zones/code.ts';
import {findDefinitions} from './zones/definitions.ts';
import {type Quote, quotesOf} from './zones/quotes.ts';

const NO_SPANS: readonly ZoneSpan[] = [];
const NO_USES = new Uint8Array(0);
const ZONE_OF_USE = [Zone.quotation, Zone.inserted, Zone.omitted, 0];

/** What zones depend on besides the text. */
interface ZoneInput {
  readonly spans: readonly ZoneSpan[];
  readonly strong: readonly number[];
  /** How the quotations are used, before definitions are looked at. */
  readonly uses: Uint8Array;
  readonly isTitle: boolean;
}

interface PlacedReferences {
  readonly zone: number;
  readonly zones: readonly ZoneSpan[];
  readonly placed: readonly Placed[];
  /** Of those that somebody asked about. */
  readonly foreign: boolean[];
}

/** What is known of a text by itself, wherever it stands: worked out once, when somebody asks. */
export class TextFacts {
  readonly text: string;
  readonly #lexicon: Lexicon;
  #quotes: readonly Quote[] | undefined;
  #uses: Uint8Array | undefined;
  #sentences: readonly number[] | undefined;
  #references: readonly FoundReference[] | undefined;
  #isStrange: boolean | undefined;
  #isRecital: boolean | undefined;
  #placed: PlacedReferences | undefined;
  #zones: (ZoneInput & {readonly zones: readonly ZoneSpan[]}) | undefined;

  constructor(text: string, lexicon: Lexicon) {
    this.text = text;
    this.#lexicon = lexicon;
  }

  get quotes(): readonly Quote[] {
    return (this.#quotes ??= quotesOf(this.text));
  }

  /** What the text itself says about the use of its quotations (`Use`). */
  get uses(): Uint8Array {
    return (this.#uses ??= this.quotes.length ? usesIn(this.text, this.quotes, this.#lexicon) : NO_USES);
  }

  get sentences(): readonly number[] {
    return (this.#sentences ??= sentencesOf(this.text, this.#lexicon));
  }

  get references(): readonly FoundReference[] {
    return (this.#references ??= referencesIn(this.text, this.#lexicon));
  }

  /** Whether it is in another language, for all that its small words show. */
  get isStrange(): boolean {
    return (this.#isStrange ??= readsLike(this.text, this.#lexicon.small) === 'strange');
  }

  get isRecital(): boolean {
    return (this.#isRecital ??= isRecital(this.text, this.#lexicon));
  }

  /** Which of its references belong to other instruments, in a block with this zone and these zones. */
  placed(zone: number, zones: readonly ZoneSpan[]): readonly Placed[] {
    return this.#placedIn(zone, zones).placed;
  }

  /** The same of the nth, which leads nowhere in the draft, by what else the text says. */
  isForeign(n: number, zone: number, zones: readonly ZoneSpan[]): boolean {
    const {placed, foreign} = this.#placedIn(zone, zones);
    return (foreign[n] ??= isForeign({text: this.text, zones, sentences: this.sentences}, n, this.references, placed, this.#lexicon));
  }

  #placedIn(zone: number, zones: readonly ZoneSpan[]): PlacedReferences {
    const known = this.#placed;
    if (known && known.zone === zone && known.zones === zones) return known;
    const placed = placeReferences({text: this.text, zone, zones}, this.references, this.#lexicon);
    return (this.#placed = {zone, zones, placed, foreign: []});
  }

  /** Zones over parts of the text, `spans` among them, which the format or a title gives. `isTitle`: it is one of the draft's own titles, which cite nothing. */
  zones(raw: RawBlock, spans: readonly ZoneSpan[], uses: Uint8Array, isTitle: boolean): readonly ZoneSpan[] {
    const known = this.#zones;
    if (known && known.isTitle === isTitle && sameSpans(known.spans, spans) && sameNumbers(known.strong, raw.strong) && sameNumbers(known.uses, uses))
      return known.zones;
    const zones = this.#findZones(raw, spans, uses.slice(), isTitle);
    this.#zones = {spans, strong: raw.strong, uses, isTitle, zones};
    return zones;
  }

  #findZones(raw: RawBlock, spans: readonly ZoneSpan[], uses: Uint8Array, isTitle: boolean): readonly ZoneSpan[] {
    const zones: ZoneSpan[] = [...spans];
    findAddresses(this.text, zones);
    zones.push(...this.#sourced(zones));
    findDefinitions(raw, this.quotes, uses, this.sentences, this.#lexicon, zones);
    this.quotes.forEach((quote, n) => {
      const zone = ZONE_OF_USE[uses[n]!]!;
      if (zone) zones.push({start: quote.start, end: quote.end, zone});
    });
    if (!isTitle) findCitations(this.text, this.#lexicon, zones);
    return zones.length ? zones.sort((a, b) => a.start - b.start || b.end - a.end) : NO_SPANS;
  }

  /** The sentences with a source beside them: what a link or a footnote mark stands for, or an address as it stands. */
  #sourced(marks: readonly ZoneSpan[]): ZoneSpan[] {
    const {sentences} = this;
    const found: ZoneSpan[] = [];
    for (let i = 0; i < sentences.length; i += 2) {
      const [start, end] = [sentences[i]!, sentences[i + 1]!];
      const isMark = ({zone, start: at}: ZoneSpan): boolean =>
        at >= start && at < end && (zone === Zone.sourced || (zone === Zone.code && /^(?:https?:|www\.)/i.test(this.text.slice(at, at + 6))));
      if (marks.some(isMark)) found.push({start, end, zone: Zone.sourced});
    }
    return found;
  }
}

/** Facts by text, for one draft that is read again and again. */
export class FactsMemo {
  readonly #lexicon: Lexicon;
  readonly #keeps: boolean;
  #known = new Map<string, TextFacts>();

  constructor(lexicon: Lexicon, keeps: boolean) {
    this.#lexicon = lexicon;
    this.#keeps = keeps;
  }

  of(text: string): TextFacts {
    if (!this.#keeps) return new TextFacts(text, this.#lexicon);
    const known = this.#known.get(text);
    if (known) return known;
    const facts = new TextFacts(detached(text), this.#lexicon);
    this.#known.set(facts.text, facts);
    return facts;
  }

  /** Forgets texts that are no longer there, once they are as many as those that are. */
  tidy(current: readonly {readonly facts: TextFacts}[]): void {
    if (this.#known.size > 2 * current.length + 100) this.#known = new Map(current.map(({facts}) => [facts.text, facts]));
  }
}

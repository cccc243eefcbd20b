import fs from 'node:fs';
import path from 'node:path';
import type {Pack} from '../core/pack/types.ts';
import type {Finding} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import {isOutside, problem, reasonOf} from '../host/problems.ts';
import type {Remark} from '../host/word/reviewCopy.ts';
import type {Input} from './inputs.ts';
import {RANK} from './levels.ts';
import type {Checked} from './reporters/types.ts';
import {beyond, howTo, sourceSummary} from './ruleText.ts';
import {Voice} from './voice.ts';
import {capital, placeText} from './where.ts';

/** Writes copies of Word drafts with their findings as comments into a folder, under the names of the drafts. */
export class ReviewCopies {
  readonly #folder: string;
  written = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `text`: what the findings are about. What stands in the way is a problem; a draft without findings needs no copy. */
  async write(
    {file, shown}: Input,
    text: string,
    findings: readonly Finding[],
    pack: Pack,
    texts: Checked['texts'] = [],
  ): Promise<Problem | undefined> {
    if (!findings.length) return undefined;
    const inside = path.normalize(shown);
    const target = path.join(this.#folder, path.isAbsolute(inside) || isOutside(inside) ? path.basename(shown) : inside);
    const refuse = (why: string): Problem =>
      problem(shown, `No review copy of ${shown} was written: ${why}.`, 'Give --review-copies another folder.');
    if (path.resolve(target) === file) return refuse('it would take the place of the draft');
    try {
      const bytes = await fs.promises.readFile(file);
      const {reviewCopy} = await import('../host/word/reviewCopy.ts');
      const copy = reviewCopy(
        bytes,
        shown,
        text,
        remarksOf(findings, pack, part => texts[part]!.path),
      );
      if ('message' in copy) return copy;
      await fs.promises.mkdir(path.dirname(target), {recursive: true});
      const partial = `${target}.${process.pid}`;
      await fs.promises.writeFile(partial, copy);
      await fs.promises.rename(partial, target);
      this.written++;
      return undefined;
    } catch (error) {
      return refuse(reasonOf(error));
    }
  }
}

/** `pathOf`: the file of a part of the draft. One remark for all that is found at one place, the gravest first. */
export function remarksOf(findings: readonly Finding[], pack: Pack, pathOf: (part: number) => string): Remark[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = `${finding.start} ${finding.end}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
  }
  return [...byPlace.values()].map(list => ({
    start: list[0]!.start,
    end: list[0]!.end,
    lines: [...list].sort((a, b) => RANK[b.level] - RANK[a.level]).flatMap(finding => linesOf(finding, pack, pathOf)),
  }));
}

function linesOf(finding: Finding, pack: Pack, pathOf: (part: number) => string): string[] {
  const rule = pack.rules.find(one => one.id === finding.rule);
  const title = rule?.title ?? finding.message;
  const voice = Voice.of(pack);
  const more = beyond(finding, title);
  return [
    `${capital(voice.say(finding.level))}: ${title}`,
    ...(more ? [more] : []),
    ...finding.related.map(one => {
      const place = [...(one.part === undefined ? [] : [pathOf(one.part)]), ...(one.place ? [placeText(one.place)] : [])].join(', ');
      return place ? voice.say('see', {place, text: one.message}) : one.message;
    }),
    ...(rule
      ? [
          voice.say('why', {text: rule.why}),
          voice.say('source', {text: sourceSummary(rule, pack)}),
          ...howTo(rule, pack).map(text => voice.say('how', {text})),
        ]
      : []),
    ...finding.fixes.map(fix => voice.say('fix', {text: fix.title})),
    voice.say('rule', {text: finding.rule}),
  ].flatMap(line => line.split('\n').filter(part => part.trim()));
}

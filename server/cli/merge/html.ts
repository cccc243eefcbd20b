import type {Level} from '../../core/pack/types.ts';
import type {Output} from '../output.ts';
import type {Problems} from '../problems.ts';
import {pageHead, pageTail} from '../reporters/html/page.ts';
import {draftPart, type PageFacts} from '../reporters/html/parts.ts';
import {Glossary} from '../reporters/record.ts';
import type {Tally} from '../tally.ts';
import {readVoices} from '../voice.ts';
import {byPath, eachOnce} from './parts.ts';
import type {HtmlReport} from './readReports.ts';

/** Pages as one page. */
export function mergeHtml(reports: readonly HtmlReport[], output: Output, tally: Tally, problems: Problems): void {
  const glossary = new Glossary();
  for (const {facts, drafts} of reports) {
    if (drafts.length) glossary.addVoices(readVoices(facts.voices));
    facts.rules.forEach(rule => glossary.addRule(rule));
    for (const [id, name] of Object.entries(facts.requirements)) glossary.addRequirement(id, name);
    for (const [id, question] of Object.entries(facts.checklist ?? {})) glossary.addQuestion(id, question);
  }
  eachOnce(reports.map(({facts}) => facts.problems)).forEach(problems.add);
  const {entries, problems: twice} = byPath(
    reports.map(({shown, drafts}) => ({shown, entries: drafts.map(draft => ({...draft, path: draft.facts.path}))})),
  );
  twice.forEach(problems.add);
  for (const {facts} of entries) {
    const findings = (['error', 'warning', 'advice'] as const).flatMap(level => Array.from({length: facts[level]}, (): {level: Level} => ({level})));
    tally.add({findings, suppressed: Array(facts.suppressed)}, Array(facts.known));
  }
  const voices = glossary.voices();
  const page: PageFacts = {
    version: reports[0]!.facts.version,
    rules: glossary.rules(),
    requirements: glossary.requirements(),
    checklist: glossary.checklist(),
    problems: problems.all,
    ...(voices && {voices}),
  };
  output.write(
    pageHead(
      entries.map(({facts}) => facts),
      page,
      glossary.voice,
    ),
  );
  for (const {facts, section} of entries) output.write(draftPart(facts, section));
  output.write(pageTail(page, glossary.voice));
}

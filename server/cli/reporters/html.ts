import type {Output} from '../output.ts';
import {Spool} from '../spool.ts';
import {renderDraft} from './html/draft.ts';
import {pageHead, pageTail} from './html/page.ts';
import {type DraftFacts, draftPart} from './html/parts.ts';
import {Glossary} from './record.ts';
import type {Reporter, RunFacts} from './types.ts';

/** One page that needs nothing else: safeguards as a table, every draft with its findings in place. Sections wait in a file until the head is known. */
export function htmlReporter(output: Output, {version, shard}: RunFacts): Reporter {
  const glossary = new Glossary();
  const drafts: DraftFacts[] = [];
  const sections = new Spool();
  return {
    file: checked => {
      glossary.note(checked);
      const {facts, section} = renderDraft(checked, glossary);
      drafts.push(facts);
      sections.write(draftPart(facts, section));
    },
    end: ({problems}) => {
      const voices = glossary.voices();
      const facts = {
        version,
        rules: glossary.rules(),
        requirements: glossary.requirements(),
        checklist: glossary.checklist(),
        problems,
        ...(voices && {voices}),
        shard,
      };
      output.write(pageHead(drafts, facts, glossary.voice));
      sections.copyTo(output);
      output.write(pageTail(facts, glossary.voice));
    },
  };
}

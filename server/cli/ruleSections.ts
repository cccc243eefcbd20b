import type {Pack, Rule} from '../core/pack/types.ts';
import {requirementNames} from '../core/report/requirementNames.ts';
import {howTo, sourceLines} from './ruleText.ts';

export interface RuleSection {
  readonly title: string;
  readonly rows: readonly string[];
  /** The rows are words of the pack, in its language. */
  readonly ofPack?: boolean;
}

/** What stands around the examples of a rule, for `explain` and for the rule's page alike. Sections without rows are left out. */
export function sectionsBefore(rule: Rule, pack: Pack): RuleSection[] {
  const names = requirementNames(pack);
  return filled([
    {title: 'Why', rows: [rule.why], ofPack: true},
    {title: 'Asked for by', rows: rule.covers.flatMap(id => (names.has(id) ? [`${id} ${names.get(id)}`] : []))},
    {title: 'What to do', rows: howTo(rule, pack)},
    {title: 'Sources', rows: sourceLines(rule, pack)},
    {
      title: 'When it speaks',
      rows: [
        ...(rule.for ? [`In drafts of these kinds: ${rule.for.join(', ')}.`] : []),
        ...(rule.profile ? ['Only in the strict profile: "profile: strict" in clauseguard.yaml, or a level of its own below "rules:" there.'] : []),
      ],
    },
    {title: 'What it does not see', rows: rule.misses ? [rule.misses] : [], ofPack: true},
  ]);
}

export const sectionsAfter = ({id}: Rule): RuleSection[] => [
  {
    title: 'How to silence it',
    rows: [
      `One finding, in Markdown, on the line before: <!-- clauseguard-ignore-next ${id}: the reason -->`,
      `In plain text, on a line of its own: %% clauseguard-ignore-next ${id}: the reason`,
      `Everywhere, in clauseguard.yaml, below "rules:": ${id}: off`,
    ],
  },
];

const filled = (sections: readonly RuleSection[]): RuleSection[] => sections.filter(section => section.rows.length);

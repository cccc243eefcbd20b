import {PACK, ruleOf} from '../cli/support.ts';

/** A safeguard about grumming, which no draft of the world provides for. */
const safeguardOf = (name: string, level: string, requirement: string): string => `title: Grumming without ${name}
covers: [${requirement}]
level: ${level}
why: Whoever is grummed needs a ${name}.
source: [a-source]
when:
  phrases: ["grum a person"]
needs:
  any: [{phrases: ["grum ${name}"]}]
  within: article
insert: grum-${name}
examples:
  flags:
    - The Office may [[grum a person]].
  allows:
    - The Office may grum a person after a grum ${name}.
`;

const clauseOf = (title: string, name: string, requirement: string): string =>
  `title: ${title}\ncovers: [${requirement}]\ntext: "{Authority} grants a grum ${name} within {n} days."\n`;

/** A workspace whose configuration adds rules about words of our own to the built-in ones: zibbled, wobbled, nibbled, and grumming. */
export const WORKSPACE: {readonly [name: string]: string} = {
  ...PACK,
  'pack/language/pair.yaml': ruleOf('dibbled', 'warning')
    .replace('    becomes: plain\n', '    becomes: plain\n')
    .replace('avoid:', 'prefer: [plainly worded office]\navoid:'),
  'pack/safeguard/grum-review.yaml': safeguardOf('review', 'error', 'XX-01'),
  'pack/safeguard/grum-limit.yaml': safeguardOf('limit', 'warning', 'XX-02'),
  'pack/clauses/grum-review.yaml': clauseOf('Review of grumming', 'review', 'XX-01'),
  'pack/clauses/grum-limit.yaml': clauseOf('Limits of grumming', 'limit', 'XX-02'),
  'clauseguard.yaml': 'packs: [pack]\n',
};

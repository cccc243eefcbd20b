import type {Shape} from '../../core/pack/shapes.ts';

/**
 * What `rules new` writes. What only the author knows is left empty, and an empty key is a problem: the file does not load, and `rules test` says where, until it has
 * its reason, its source and its examples.
 */
export const ruleTemplate = (shape: Shape, primary: boolean): string => `${head(primary)}
${LOOK[shape]}
# Each text is checked with this rule alone. [[...]] marks exactly what is underlined.
examples:
  flags:            # at least one text with the fault, such as: "The Office shall [[decide alone]]."
  allows:           # at least one text near it that is right
`;

const head = (primary: boolean): string => `# The rule's name is its path: the folder and the file without .yaml.
title:              # what is wrong, in a few words
covers:             # one to four requirements, the main one first, such as [NR-04]; clauseguard rules list --format json names them
level: warning      # error: a sure defect | warning: a probable one | advice: a better way
why:                # one to three sentences for a lawyer in a hurry
source: []          # keys of sources.yaml, of this pack or the built-in one, such as [refugee-convention-art-33-1]${primary ? '; one of them primary' : ''}
# misses: what the rule is known not to see
`;

const LOOK: {readonly [shape in Shape]: string} = {
  avoid: `# Wordings to avoid. Only the forms that you write match; [a|b] is one or the other, ~word any form of a word.
avoid:
  - phrase: ""      # such as "[boat|sea] [person|people]"
    becomes: ""     # what replaces it, such as "$2 who arrived by sea"; leave the line out where nothing can
# fix: safe         # the replacement needs no look
# prefer: []        # what to write instead, where it is no replacement word for word
# except:           # phrases that silence the rule
#   overlaps: []    # where they overlap what was found, such as the title of an act
#   sentence: []    # where they stand in the same sentence
`,
  finds: `# A statement. Every inflected form matches; <0-4> leaves room for other words, {concept} stands for any phrase of a concept.
finds:
  phrases: []       # such as "authority <0-3> decide alone"; or instead  says: a-concept
  # polarity: negated         # affirmed (default), negated ("shall not"), either
  # modality: [must, may]     # must, will, plain, should, may, endeavour
  # with: {says: a-concept, within: sentence}       # what must stand around it
  # without: {says: a-concept, within: sentence}    # what must not
advise: ""          # what to do; or  insert: a-file-in-clauses
`,
  needs: `# A safeguard that must be there once something else is provided for.
when:
  phrases: []       # what calls for it, such as "interview <0-4> [child|children]"; or instead  says: a-concept
needs:
  any:
    - phrases: []   # what gives it, such as "guardian <0-3> be present"; or instead the name of a concept
  within: article   # where it is looked for: clause, sentence, block, article, section, document
advise: ""          # what to do; or  insert: a-file-in-clauses
`,
  table: `# A column that a table of measures must have; phrases are looked for in its header row.
table:
  of: [activity, measure]       # the column of the measures
  needs: []                     # such as "[responsible|lead] [body|]"
  # beside: []                  # another column, which shows that it is a plan
  # open: [to be determined]    # entries that are none
advise: ""          # what to do
`,
  check: '',
};

export const conceptTemplate = `# An idea and the ways drafts say it. Rules name it by the file: {says: its-name}, or {its-name} inside a phrase.
title:              # the idea, in a few words
says:               # phrases; every inflected form matches. "[give|grant] <0-3> {person} <0-3> interpreter"
# not: []           # a hit that overlaps one of these is dropped
`;

export const clauseTemplate = `# A model clause. Rules offer it with  insert: the file's name  and {placeholders} are for the drafter. No rule may flag it.
title:              # the protection, in a few words
text:
# covers: [NR-04]
`;

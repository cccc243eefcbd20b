/** What `init` writes. Every key is there as a comment with what it does, so that nobody has to look it up. */
export const configurationTemplate = (
  pack: string | undefined,
): string => `# What Clauseguard checks here, and how. Editor and command line read this file; it holds for this folder and those below it.

# Drafts that are checked when none is named: files, folders or patterns (* ? ** {a,b}), from this folder on.
# include: [drafts]

# Drafts that are never checked.
# exclude: [drafts/archive]

# Drafts that are several files, such as a law and its annexes: each is read as one.
# documents:
#   - [drafts/law.md, drafts/annex-*.md]

# What the drafts are: law, plan, sop, agreement, policy, communication or report. Without it each is taken for what its title says.
# kind: law

# The language of drafts that neither say (lang: fr in their front matter) nor show that they are in another: en, es or fr.
# language: fr

# strict: also the words on which authorities differ.
# profile: strict

# Treaties that bind the State, and the legal orders it belongs to: their sources come first.
# bound-by: [refugee-convention, cat, crc]
# jurisdiction: [council-of-europe]

# Rules of your own or of others, besides the built-in ones: folders and npm packages.
${pack === undefined ? '# packs: [./our-rules]' : `packs: [${pack}]`}

# Levels of single rules: error, warning, advice or off. clauseguard rules list names them all.
# rules:
#   language/illegal-migrant: error
`;

export const packTemplate = (
  name: string,
): string => `# What this folder of rules is. Name the pack in clauseguard.yaml (packs: [this folder]) to use it.
name: ${name}
version: 0.1.0
language: en
# Under which terms others may use the rules.
licence: CC-BY-4.0
# Where they hold, if not everywhere.
# jurisdiction: Utopia
`;

export const sourcesTemplate = `# Every source that a rule of this pack may name, besides those of the built-in rules (clauseguard explain RULE shows them).
#   type      what it is: treaty, law, guidance, house rule ...
#   primary   true for the text of the norm itself; a rule about a wrong statement (accuracy/) needs such a source
#   checked   read, checked (seen in a second source), partly, seen (found, the place not), knowledge (from memory)
drafting-manual:
  title: Our drafting manual
  type: guidance
  checked: read
  # url: https://example.org/manual
`;

export const HELP = `Clauseguard checks draft anti-trafficking and migration policies: the words they use about people,
the safeguards they leave out, and the protections they take back.

  clauseguard check [files, folders or patterns ...]   check drafts (default: the configuration's include, else this folder)
  clauseguard merge REPORTS ...                        put the reports of shards together (JSON, SARIF or HTML)
  clauseguard rules list                               every rule with its level and title
  clauseguard explain RULE                             what a rule looks for, why, its sources and examples
  clauseguard init [FOLDER]                            write a clauseguard.yaml that explains itself and, into FOLDER, a pack of your own
  clauseguard rules new KIND NAME                      a rule (or concept, or clause) for you to fill in
  clauseguard rules test [PACK]                        try the examples of your rules
  clauseguard rules doc [PACK] --output FOLDER         a page for each rule, with catalogues, to be read in a browser
  clauseguard rules pin [PACK]                         what your packs are, to be pinned in clauseguard.yaml
  clauseguard lsp --stdio                              the language server, for editors

Drafts are Markdown (.md, .markdown), plain text (.txt, .policy, .draft), Word (.docx), HTML (.html, .htm, .xhtml)
or legal XML (.xml, .akn: Akoma Ntoso, USLM). Patterns: * ? ** {a,b}

Options of check
  --format FORMAT              text (default), json, sarif, junit, github, gitlab, markdown or html
  -o, --output FILE            write the report to FILE
  --fail-on LEVEL              exit 1 from this level up: error (default), warning, advice or never
  --max-warnings N             exit 1 when there are more than N warnings
  --rule ID=LEVEL              set a rule to error, warning, advice or off; may be given several times
  --pack FOLDER_OR_PACKAGE     use the rules of this pack as well; may be given several times
  --no-config                  read no clauseguard.yaml
  --stdin                      check the text that comes in
  --stdin-filename NAME        its name, which says the format and where the configuration is looked for
  -q, --quiet                  print only findings at or above the fail level (text)
  -h, --help                   -v, --version

Only what is new
  --baseline FILE              leave out the findings that FILE accepts
  --update-baseline            accept all findings of this run into it, and say which
  --changed-since REF          leave out the findings that the drafts had at this Git commit, branch or tag

Mend
  --fix                        make the safe fixes
  --fix-dry-run                show them as a unified diff
  --review-copies FOLDER       write copies of the Word drafts with the findings as comments into FOLDER

Many drafts
  --cache                      keep reports, and check again only what has changed
  --cache-folder FOLDER        keep them there
  --workers N                  check with N threads (default: as many as pay)
  --shard I/N                  check the Ith of N parts of the drafts

Options of merge: --format json|sarif|html|junit|github|gitlab|markdown, --output, --fail-on, --max-warnings

Options of rules new: --pack FOLDER, --shape avoid|finds|needs|table
Options of rules test: --format text|json, -w, --watch (test again after every change)

Exit: 0 nothing at or above the fail level, 1 findings, 2 something named could not be used (the rest was still checked).
Nothing leaves this computer.
`;

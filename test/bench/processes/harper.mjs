// harper.js is a library; this is the smallest command around it: node harper.mjs FILE
import fs from 'node:fs';
import process from 'node:process';
import {LocalLinter} from 'harper.js';
import {binary} from 'harper.js/binary';

const file = process.argv[2];
const linter = new LocalLinter({binary});
const lints = await linter.lint(fs.readFileSync(file, 'utf8'), {language: file.endsWith('.md') ? 'markdown' : 'plaintext'});
for (const lint of lints) console.log(`${file}:${lint.span().start}: ${lint.message()}`);

import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const rule = (kind: string, title: string, body: string): Record<string, string> => ({
  [`${kind}/${title}.yaml`]: `
title: ${title}
covers: [DE-01]
level: warning
why: test
source: [treaty]
${body}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});
const pack = packOf({
  ...rule('weakening', 'locked', 'finds: {phrases: [locked from outside]}'),
  ...rule('language', 'word', 'finds: {phrases: [illegal]}'),
});
const reads = (marked: string): void => checkDraft(pack, marked, {label: f => f.rule.replace(/.*\//, '')});

describe('a list of signs', () => {
  it('tells what exploiters do, and lays nothing down; its words are read', () =>
    reads(`
## 9.2 Signs

| Group | What you may see |
|---|---|
| Movement | doors locked from outside, illegal workers |
                                        ^^^^^^^ word

- The dormitory is locked from outside.

## Annex B. Indicators of trafficking for labour

1. The room is locked from outside.
`));

  it('may have a caption instead of a heading', () =>
    reads(`
## 9 Visits

Table 1. Signs to look for (any two are enough)

| Rooms | Papers |
|---|---|
| locked from outside | kept by illegal agents |
                                ^^^^^^^ word

Signs of forced labour:

- Rooms are locked from outside.

At night the rooms of the centre are locked from outside.
                                     ^^^^^^^^^^^^^^^^^^^ locked

Signs are put up in rooms:

- They are locked from outside.
           ^^^^^^^^^^^^^^^^^^^ locked
`));

  it('may be a column', () =>
    reads(`
## Visits

| Finding | What to do |
|---|---|
| Rooms locked from outside | Doors locked from outside are opened |
                                    ^^^^^^^^^^^^^^^^^^^ locked

| Rooms | Guests |
|---|---|
| locked from outside | two |
  ^^^^^^^^^^^^^^^^^^^ locked
`));

  it('is no paragraph beside it', () =>
    reads(`
## 9.2 Signs

The rooms of the centre are locked from outside.
                            ^^^^^^^^^^^^^^^^^^^ locked
`));

  it('is what a table of indicators measures beside its baseline and target, not what a plan does', () =>
    reads(`
## Monitoring

| No. | Indicators, by sex and age | 2025 | Target 2029 |
|---|---|---|---|
| 1 | Rooms locked from outside | 61 | 70 rooms locked from outside |
                                                ^^^^^^^^^^^^^^^^^^^ locked

| Measure | Indicator | Target |
|---|---|---|
| Rooms locked from outside | Rooms locked from outside | 5 |
        ^^^^^^^^^^^^^^^^^^^ locked
                                    ^^^^^^^^^^^^^^^^^^^ locked

| Indicator | Owner |
|---|---|
| Rooms locked from outside | Guard |
        ^^^^^^^^^^^^^^^^^^^ locked
`));

  it('is no list of what a plan counts, and ends with its section', () =>
    reads(`
## Indicators

- Rooms locked from outside.
        ^^^^^^^^^^^^^^^^^^^ locked

## Signs of distress

- Doors locked from outside.

## Rooms

- Rooms are locked from outside.
            ^^^^^^^^^^^^^^^^^^^ locked
`));
});

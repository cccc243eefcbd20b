import fc from 'fast-check';

/** A text put in place of a stretch of another. `at` and `length` are shares of the text it is made in, from 0 to 1, so that edits fit texts of any length. */
export interface RandomEdit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export const edited = (text: string, {at, length, text: inserted}: RandomEdit): string => {
  const start = Math.round(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + Math.round(length * (text.length - start)));
};

const share = fc.double({min: 0, max: 1, noNaN: true});

/** Edits as people make them: mostly small, now and then a page pasted or a part deleted. */
export const randomEdits = (inserted: fc.Arbitrary<string>): fc.Arbitrary<RandomEdit[]> =>
  fc.array(
    fc.record({
      at: share,
      length: fc.oneof({weight: 6, arbitrary: fc.constant(0)}, {weight: 3, arbitrary: share.map(n => n / 50)}, {weight: 1, arbitrary: share}),
      text: fc.oneof({weight: 1, arbitrary: fc.constant('')}, {weight: 4, arbitrary: inserted}),
    }),
    {minLength: 1, maxLength: 8},
  );

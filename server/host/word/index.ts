import type {Problem} from '../../core/span.ts';
import {problem} from '../problems.ts';
import type {DraftText} from '../readDraft.ts';

export async function readWordFile(_bytes: Buffer, shown: string): Promise<DraftText | Problem> {
  return problem(shown, `Cannot check ${shown}: Word is not read yet.`, '');
}

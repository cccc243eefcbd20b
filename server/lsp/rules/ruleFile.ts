import type {Role} from '../../core/pack/files.ts';

/** The file that somebody is writing. */
export interface RuleFile {
  readonly path: string;
  readonly role: Role;
  /** As offsets count: without a byte order mark. */
  readonly text: string;
}

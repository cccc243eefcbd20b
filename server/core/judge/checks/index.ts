import type {CheckName} from '../../pack/types.ts';
import type {Check} from './check.ts';
import {unresolvedReference} from './unresolved-reference.ts';

export const checks: {readonly [name in CheckName]: Check} = {
  'unresolved-reference': unresolvedReference,
};

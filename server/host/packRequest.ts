/** A pack as somebody asked for it, with the place of the asking. `version` and `hash`: what it must be. */
export interface PackRequest {
  readonly name: string;
  readonly version?: string;
  readonly hash?: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

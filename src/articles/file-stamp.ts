/** A file as it was when it was read: the same stamp means the same content. */
export interface FileStamp {
  /** Absolute, so that it does not depend on the folder that the program was started in. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Whole milliseconds since 1970. */
  readonly mtimeMs: number;
}

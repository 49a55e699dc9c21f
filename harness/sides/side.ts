/** One of two builds of the lab that are set side by side. */
export interface Side {
  /** As it was asked for; null for the working tree. */
  readonly ref: string | null;
  /** Null outside a git checkout. */
  readonly commit: string | null;
  /** Whether tracked files differ from the commit. */
  readonly dirty: boolean;
  /** Of its package.json. */
  readonly version: string;
  /** Folder of the package; its build lies in `dist` there. */
  readonly root: string;
}

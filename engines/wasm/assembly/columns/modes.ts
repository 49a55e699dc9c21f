// The modes of columns, as FORMAT-v2.md has them.

/** Bits 0–2. */
export namespace CODING {
  export const MISSING: i32 = 0;
  export const PATTERN: i32 = 1;
  export const DECIMAL: i32 = 2;
  export const FRACTION: i32 = 3;
  export const DIRECTION: i32 = 4;
}

/** Bits 3–4. */
export namespace MASK {
  export const NONE: i32 = 0;
  export const HELD: i32 = 1;
  export const SHARED: i32 = 2;
  export const MISSING: i32 = 3;
}

/** Bit 7. */
export const HAS_EXCEPTIONS: i32 = 0x80;

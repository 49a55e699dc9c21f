declare module 'seek-bzip' {
  /** Byte source of the decoder; `read` and friends come from the prototype. */
  export interface ByteSource {
    readByte(): number;
  }
  export interface ByteSink {
    writeByte(byte: number): void;
  }
  interface Bunzip {
    decode(input: ByteSource, output: ByteSink, multistream?: boolean): unknown;
    Stream: { prototype: object };
  }
  const bunzip: Bunzip;
  export default bunzip;
}

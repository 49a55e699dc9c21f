/** Bytes that other programs compressed, by the same recipe in their language and in ours. */
export const RECIPES = {
  zeros: () => 0,
  /** A period that no power of two divides. */
  cycle: (i: number) => i % 251,
  every: (i: number) => i & 255,
  noise: noise(),
  runs: runs(),
} as const satisfies Record<string, (i: number) => number>;

/** A blob that Python's `bz2` or the lz4 tool wrote, and what it was made of. */
interface ForeignBlob {
  /** What wrote it, and with which options. */
  readonly by: string;
  readonly format: 'bz2' | 'lz4';
  readonly recipe: keyof typeof RECIPES;
  readonly length: number;
  readonly base64: string;
}

export const FOREIGN_BLOBS: readonly ForeignBlob[] = [
  { by: 'bz2 of level 9', format: 'bz2', recipe: 'zeros', length: 0, base64: 'QlpoORdyRThQkAAAAAA=' },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'zeros',
    length: 1,
    base64: 'QlpoOTFBWSZTWbH3QEsAAABAAEAAIAAhGEaC7kinChIWPugJYA==',
  },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'zeros',
    length: 4,
    base64: 'QlpoOTFBWSZTWTj7IoQAAAJAAEAAIAAhGEawu5IpwoSBx9kUIA==',
  },
  {
    by: 'bz2 of level 1',
    format: 'bz2',
    recipe: 'zeros',
    length: 259,
    base64: 'QlpoMTFBWSZTWRY/bkMAAALAAMAAAAggACEAgpDF3JFOFCQFj9uQwA==',
  },
  {
    by: 'bz2 of level 1',
    format: 'bz2',
    recipe: 'zeros',
    length: 100000,
    base64: 'QlpoMTFBWSZTWb6piCsAAMRQAMAABAAACCAAMMwFKaYQtiIXi7kinChIX1TEFYA=',
  },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'zeros',
    length: 2949077,
    base64: 'QlpoOTFBWSZTWRu2F1gAFpdAAMAAAAggADCATUbaiUiyRKRcXckU4UJAbthdYA==',
  },
  {
    by: 'bz2 of level 1',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoMTFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 2',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoMjFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 3',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoMzFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 4',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoNDFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 5',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoNTFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 6',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoNjFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 7',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoNzFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 8',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoODFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'runs',
    length: 5000,
    base64:
      'QlpoOTFBWSZTWYirnyIAAAZ93/8CQQCgAQACkIEggAEAAAMBAACAIAAAARAAAAggAHQZSepvVNNABppk0EpqCAAaDTTTGs5wAkg2pZS8IpjBAmUJKtYsPTMRcTe7ncgjpp09kSZv+rQAxq+1tADHaEL5csgrkzkEEHORRSX4u5IpwoSERVz5EA==',
  },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'every',
    length: 1024,
    base64:
      'QlpoOTFBWSZTWeWjwewAAAH/////////////////////////////////////////////wAIcAAEmAAmAAJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAkwAEwABMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEmAAmAAJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFVVQEwEwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD+kBIEQMghBT/iDEHIQQkhRCyGH/kNIcQ8iBESJETIoRUixFyMEZI0RsjhHSPEfJASEkRIySElJMSclBKSVErJYS0lxLyYExJkTMmhNSbE3JwTknROyeE9J8T8oBQShFDKIUUoxRykFJKUUsphTSnFPKgVEqRUyqFVKsVcrBWStFbK4V0rxXywFhLEWMshZSzFnLQWktRay2FtLcW8uBcS5FzLoXUuxdy8F5L0XsvhfS/F/MAYEwRgzCGFMMYcxBiTFGLMYY0xxjzIGRMkZMyhlTLGXMwZkzRmzOGdM8Z80BoTRGjNIaU0xpzUGpNUas1hrTXGvNgbE2RszaG1Nsbc3BuTdG7N4b03xvzgHBOEcM4hxTjHHOQck5RyzmHNOcc86B0TpHTOodU6x1zsHZO0ds7h3TvHfPAeE8R4zyHlPMec9B6T1HrPYe09x7z4HxPkfM+h9T7H3Pwfk/R+z+H9P8LuSKcKEhy0eD2A',
  },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'noise',
    length: 700,
    base64:
      'QlpoOTFBWSZTWb3KBCwAARX////+/7//////v//////////v//9/9///n///v///u6//wAH7l227u1EAAAAAAAAAAAAAAAAADQAAA0ADQAABo0AAAAAAAAAAAAZPU0QAAAAAAAAAAAAAAAAADQAAADQAA0aaA0AA0A0AAABoDIAAAAEA1MCbQTTCZpP1TTCYaAABG0mRmg0AA1PRpoNEzRoDQaaBNMJk0xGAAAAEwCbQ0AaCaYNGhpNMEegmQTNGmpk8hN6pgjTAmeppG0JmkzTTKMjTE9AmjEMjAJjQR6J6ajEYmaQMAmnqeU2gZR6Jp6RgJ6T00aDU9RphonoBonlMhiYPPTkhblvETF6cAtjJh+Ipu/wJqPqLl179BzH3Js8ch8MJ1kcUVd+FQViSycwXtBS1RoqSOI5NjK8DhF2U3xxbIGzFBXg8gHOfxFXDFPfqGByd49SqGk0HygUSv7jLeKCjGcEwojQHAin/B0XodDTGiRiaULPYg0tTkh6KAjbcxCdFE+yh7zdRkmhNvHzTj5AQ+4CSBn92S+e4fjt1HMOBQLpVNig0vdYWgN9Fl72J+PxM61tFxMpIOUrw/C8jBAW5PTbPjNV/zg4b2xt8CAzQsMCEZHGgY+ImEQNFvOw3RjQVeCZwk7IIC0gWpy+wqzmcmL5TplreQMukwRxAPeiEc2PlwDxaWdiG2hLlPjT/blJf0SxhoQ2vBKjpomw4T/iRLueXlyNlZvtVyrGedMvnGg2LiGFC9IsVenqGKMYA0yJoxNEFyiPUI9UuY+lsGeyg0FuVACKryyG8r8jaegPbhILN63xVY7CiXLuqDdp78KQxKiN4JbfgMT0yk2KG+4N4Yd9GeBwpEUAEC9IuEDTcqnuzpzg8+cV/dJ1uEE5gfo2uAZ4p4qIjS9OwF1XAdNkkP+ncVHkHMLqCXLm2uSV83cHnuqD+7BIQnwqAJzwhQqCPyoQDV6J9i8+0kEC62/s/8UckMy7fseDlnGacFN8skIJtHgRcFsBCRnNUtpwEEPusgmV6zI+HGg1oWo41WMHfYvbiDco4nL9kFY9gX13sR14B1EIB4srPYUZgI5fJs58WqHDQL9QROE0kan4k/3IrEALSfEx2qjLM+RNJx6/rr92ARoFuz03lgKMwqG5CAG0X0SQuFWs2VoaFteyQ4Ds3TaaEDK7NXDR5we1606SHd3jDJ7cHABBLb2UJ9gBgofIA+po3DdCpDifnCkyaKBf0QyCf8XckU4UJC9ygQsA=',
  },
  {
    by: 'bz2 of level 1',
    format: 'bz2',
    recipe: 'cycle',
    length: 250000,
    base64:
      'QlpoMTFBWSZTWYAQ/W4AAMd////////////////////////////////////////////wUAXcAAHqqpVVSqqlIAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0CaqqoAAAAAAAAANAAABkAAAAABoAAAAAAAAAAAAAAAAAAAAAaBSqqgAAAAAAAAAAAAAAAAAAAA0AGgAAAAAAAAAAAAAABk0AABhIVMFhYVMMCphoVMOCph4VMQCpiIVMSCpiYVMUCpioVMWCpi4VMYCpjIVMaCpjYVMcCpjoVMeCpj4VMgCpkIVMiCpkYVMkCpkoVMmCpk4VMoCplIVMqCplYVMsCploVMuCpl4VMwCpmIVMyCpmYVM0CpmoVM2Cpm4VM4CpnIVM6CpnYVM8CpnoVM+Cpn4VNACpoIVNCCpoYVMAFTRAqaKFTRgqaOFTSAqaSFTSgqaWFTTAqaaFTTgqaeFTUAqaiFTUgqamFTVAqaqFTVgqauFTWAqayFTAhUwQVMDCprUKmtwqa5CprsKmvQqa/CpsEKmwwqbFCpscKmyShbQqFtKoW1KhbWqFtioNqhU2uFTbIVNthU26FTb4hbmqFuioW6qhbsqFu6oW6wqbtCpu8Km8QqbzCpvUBb8qFv6oXAKhcCqFwSoXBwqcBCpwMKnBQqcHCpwkIuIVC4lULilQuLVC4xULjQqcXCpxkKnGwqcdCpx8KnIQqcjCpyUKnJwqcpCpysoXMKhcyqFzSoXNqhc4qDm4VOchU52FTnoVOfhU6CIXRqhdIqF0qoXTKhdOqF00KnTwqdRCp1MKnVQqdXAXXKhdeqF2CoXYqhdkqF2cKnZQqdnCp2kKnawqdtCLuVQu6VC7tULvFQu9VC74Knewqd9Cp38KngQqeDCp4UKnhwqeJCp4sKnjQqePKF5SoXlqheYqF5qoXnKg82FTzoVPPhU9CFT0YVPSiF6qoXrKheuqF7CoXsqhexCp7MKntQqe3Cp7kKnuwF8CoXwqhfEqF8aoXyKhfLCp8kKnywqfNCp88Kn0Qi+tUL7FQsEqFg1QvtVCwgVPvhU/CFT8YVPyhU/OFT9IVP1hU/aFT94VP4hU/mUL+VQv6VC/tUL/FQv9VBhIVP/MUFZJlNZSH17+wBBTH////////////////////////////////////////////BQBd3qlVVAABVKqqUgAAAAAAAAAAAAAAAAAAAADTQAAAAAAAAAAAAAAAAAAADQgAAAAAAAAAAAAAAAAAAAADTQAAAAAAAAAAAAAAAAAAADQgAAAAAAAAAAAAAAAAAAAADTQAAAAAAAAAAAAAAAAAAADQJqqqgAAAAAAAAA0AAAGgAAAAAGgAAAAAABoAAAAAAAAAAAAAGgUqqoAAAAAAAAAAAAAAAAAAAANABoAAAAAAAAAAAAAAAZNAAAYSFTCoVMLhUwyFTDYVMOgLD1QsQVCxFULElQsTVCxSFTFYVMWhUxeFTGIVMZhFjSoWNqhY4qFjqoWPKhY+FTIIVMhhUyKFTI4VMkhUyWFTJoVMnhUyiFTKYVMqlCytULLFQstVCy5ULL1QZhCpmMKmZQqZnCpmkKmaxCzZULN1Qs4VCzlULOlQs7hUzyFTPYVM+hUz+FTQIC0FULQlQtDVC0RULRVQtGhU0aFTR4VNIhU0mFTSoRaYqFpqoWnKhaeqFqCoWohU1GFTUoVNThU1SFTVYVNWhU1eFTWIVNZhUwMKmtQqYPXAqa6FTXgqa+FTYAqbCFTYgqbGFTZAqbKFTZgqbOFTaAqbSFTagqbWFTbAqbaFTbgqbeFTcAqbiFTcgqbmFTdAqbqFTdgqbuFTeAqbyFTegqb2FTfAqb6FTfgqYIKm/hU4AKnAhU4IKnBhU4QKnChU4YKnDhU4gKnEhU4oKnFhU4wKnGhU44KnHhU5AKnIhU5IKnJhU5QKnKhU5YKnLhU5gKnMhU5oKnNhU5wKnOhU54KnPhU6AKnQhU6IKnRhU6QKnShU6YKnThU6gKnUhU6oKnVhUwYVMDAXXKhdeqF2CoXYqhdkqF2cKnZQqdnCp2kKnawqdtCLuVQu6VC7tULvFQu9VC74Knewqd9Cp38KngQqeDCp4UKnhwqeJCp4sKnjQqePKF5SoXlqheYqF5qoXnKg82FTzoVPPhU9CFT0YVPSiF6qoXrKheuqF7CoXsqhexCp7MKntQqe3Cp7kKnuwF8CoXwqhfEqF8aoXyKhfLCp8kKnywqfNCp88Kn0Qi+tUL7FQsEqFg1QvtVCwgVPvhU/CFT8YVPyhU/OFT9IVP1hU/aFT94VP4hU/mUL+VQv6VC/tUL/FQv9VBhIVP/MUFZJlNZYM6lJgBAh3////////////////////////////////////////////BQBT7wAAAEAAIAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0CaqqoAAAAAAAAAAAAAAAAAAAANABoAAAAAAAAAAAAAAAZNAAABSqqgAAAAAAAAAAAAAAAAAAAAABoAAAAAAAAAAAAAAAMmgABphBFhQiwsRYYIsNqFh1QsPipiAqYiKmJCpiYqYoKmKipiwqYuKmMCpjIqY0KmNipjgqY6KmPCpj4qZAKmQipkQqZGKmSCpkoqZMKmTiplAqZSKmVCplYqZYKmWiplwqZeKmYCpmIqZkKmZipmgqZqKmbCpm4qZwKmcipnQqZ2KmeCpnoqZ8KmfipoAqaCKmhCpoYqaIKmiipowqaOKmkCppIqaUKmlippgqaaKmnCpp4qagKmoipqQqamKmqCpqoqasKmriprAqayKmtCprYqa4Kmuiprwqa+KmwCpsIqbEKmxipsgqbKKmzCps4qbQKm0iptQqbWKm2CptoqbcKm3ipuAqbiKm5CpuYqboKm6ipuwqbuKm8CpvIqb0Km9ipvgqb6Km/Cpv4qcAKnAipwQqcGKnCCpwoqYAVOGFThxU4gVOJFTihU4sVOMFTjRU44VOPFTAipyAqciKnJCpyYqcoKnKipywqcuKnMCpzIqc0KnNipzgqc6KnPCpz4qdAKnQip0QqdGKnSCp0oqdMKnTip1AqdSBdXULrKhdbULqeuqF14i7ARdiIuyEXZiLtBF2oi7YRduIu4EXciLuhF3Yi7wRd6Iu+EXfiLwBF4Ii8IReGIvEEXiiLxhF44i8gReSIvKEXliLzBF5oi84ReeIvQEXoiL0hF6Yi9QReqIvWEXriL2BF7Ii9oRe2IvcEXuiL3hF74i+ARfCIviEXxiL5BF8oi+YRfOIvoEX0iL6hF9Yi+wRfaIvuEWBEWCEX3iLBiL8BF+Ii/IRfmIv0EX6iL9hF+4i/gRfyIv6EX9iL/BF/oi/4RYQRf+LuSKcKEh4O9O1AA==',
  },
  {
    by: 'bz2 of level 1',
    format: 'bz2',
    recipe: 'runs',
    length: 400000,
    base64:
      'QlpoMTFBWSZTWbLP54AAAZ///////d+9//9///9//v//6332v//7//f///f//e/d///4YAZ8T7h3U5JnJ27rngADBpqKkGmmjQAPUGJk0DQaAaAMmjTTQA0NA0GmgZMjEek0eoGmjQMQ0ZNAGmgDEaaaaME0yDTI0NMJ6Mk0GmoqQ0aaAeoNGjT01MmgPSY0mmg2mUaZD1Gho09IyaeQTCaGmmjT1GgyAGQ0AAAAAAAAAaADTTQABqZhVVRgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABp6pKmgANBoGgANNBoBk0AAGgDIBpiAaGgAaaAA0aAAAZBoAaaAMgMgADQAGmmhAAAABoBoAAADRoDQBoAAAyBoADQwgGmjQAGgAAAaAaAAAA0DQaAAEkkhIAADTR6gAAAADQAAaNNGhoDQAAaAaBoAAADQaAAANAeoaNAAAA00A0/1CHGZEmrAy2An4Z8PEMtvbnc04wuuNgRu+Sv3t7yXdNOMpUaGJOCd3Rcvwa95pOYcueQwkoUSqJgRNhhL4jQoy5IocaA8zlZxLGCeE3RG3kJG8WgMp8g5F24EsEN+BdkCWRdjNkVpxno+C2rBTU2BYOkStBJFIg0xmSj14otYl6t3+W4aQ8NysVBzjLuTGugbV5s2UT59E97X3vHt7vqrNi4iBQIEABICBAB/HV8j3yAQEB8oD2fcuW0OwgojEiyIpgXIZA6puEaoh+KImOIHoKB/LoujfZaZWgaySo15bVhOHHKRA6bKEp/o5d/KDEOFNDClEakCJIcECD3ncXhSEaHKnxGeKUpDhtPL+7lTVmpJE4kgdXYN19tvk/U9LIGGMyyoFiGMn65JcaRmWCnRFERdHfMx8xrGDuAyMrS4KTm7RFTUpNOZ2zV6iqZ2MvEvNyCIAEAfygQBAKQj0MkkyTmKwDieFzycvTlPlqFEiSl5L2PeOP7DzfwRP8RX16stLKSQIAeTiZBQSwKB+rVY8pCmymsCsUxSUIEAUrWRQpgi8Q5Kdq0081fFM4Nz2y1D2YEq8JqofAihP3JdlRgO2QjqUF1KV5qyKoiOLsQIj3XJaUUypICewC2BDgRH0jOtse9bYh88dKI14bWXLlcxJR67SUk4yOYu/DYzT++vV9aF7CIAACUQAAMwIAI0Th0a5JzBMMTWimftQIuOhu9z3JbPIORFz7XyT4PMyUuyRpplwK/41yJ5sO+8jXRDqQyrT9waf1OWbkIZ50KJWdRQhSBZRSkHGo1Whom/6LE8RtCkF+7Nq3/idqrelIQjDJqDSTglpY5WG6LYG4gM6lQyhk+ROLAvMOoClmqyubBT7OXwrN0qWcVw93Rfp5ap2PxsfJJzG98Fhj9tDirGIvYIAB4iHCAAlnYS3ORCgDn8o8ilN8GEZeTmnlAZQWI5g3TBLsRLQpZyFOGETmlc2AtKdKDTwur9XKtDRwzQJVhUk+439i4l5e8T6/OZU+3S70wYsnxc2ddShNmiiCbbF/8jk3uGbPE3AOShz0j6NaJtyXs3CYUnwMFA3xYyB/DBSMYRTIpc88oQcC9L14fPHKxGA/jc6GyLqoyGib1FwjGyxDT7c202OmtgbEgBAgCap8IWhIAfS7IQPDmyN2JM0gKNIkTL9iaOGaQG/wk+kELNixz/DPJqzZHbWMnnk0iMqQMoiwuUUSJFDU4gRPhGEIb8WUEu8JQYlCHSEQhcimyhVJtyEkW5WlhINe/MHulMTxKioWBR2bisRNzUkaWp/J8xhY9Wpl6hYqKCkXqDTlu8UkfIQTLQVVPzmOMc53SM31wzgMlUvJZ+h6aR1chson/YBIQIILAgQSQRLPMhk93da8l+2FKMuac4bylIJYSlJaSekxk/6RzdMyN5clNCiBNLCVkLMJpkvrCtvUcKXa2MEq2lYRGQnXhlBtLopgIxglWEWphdw9MolAQKClUj8QJghtISfc1RhFDmiqjcscFibrty+smk/bmpAoCgefWqh/upWLUpo3/OLneTx+u4OcjasuxQ0+RjWMrF0j/LZlhXUmqp4L6vP+/Ftfi//AGAMDGk9hiqFCt2FnOaqiOB8y7KjURkMQkbcJMeKlkzCQRFyIJK6kkkESVSK4DEi2IhBAg0buzQoK0yTEgoEGGG3VQRBBmjg4qVQjco2WLCtIExIVSMssm0aoklhpJRyRsNKQkwPDumgjAWhQoUCLurTYsNB3dpUKUpFVQoXZZKFJBGxaau2qoiJpRo25BYgVyVUYhcpogqORRG5YLsJBYIjiViJKCyC26aqzbSSBBMgN3AkatRsg2GwYkFDdlsWpCSW4LFiSIKNpGUrF2bu7F2qkVi6CCBDDUFU0pKEgiIsUKwrst4oOXaIIqiDaBRBF3ICULtEJ3WIIJQpCSYgoUJGzdKg4KaILSsikEkERBdwgqk2GFdwCKCKpICKokVRNRxSEkxpBQSrjZUEURkxjAGAsYwEh8gSCAAkD9IGZJJDMAJ+gSRASSEf8XckU4UJCyz+eAA=',
  },
  {
    by: 'bz2 of level 9',
    format: 'bz2',
    recipe: 'cycle',
    length: 2000000,
    base64:
      'QlpoOTFBWSZTWQD5nUcABwD////////////////////////////////////////////wYAe/AAAAAAAAAAIAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0BSqqgAAAAAAAAA0AAAAAAAAABoAAADIAAAAAAAAAAAAAAAABphIArB4WgFYYgFYagFYcgFYegFYggFYigFYkgFYmgFYogFYqgFYsgFYugFYwgFYygFY0gFY2gFY4gFY6gFY8gFY+gFZAgFZCgFZEgFZGgFZIgFZKgFZMgFZOgFZQgFZSgFZUgFZWgFZYgFZagFZcgFZegFZggFZigFZkgFZmgFZogFZqgFZsgFZugFZwgFZygFZ0gFZ2gFZ4gFZ6gFZ8gFZ+gFaAgFaCgFaEgFaGgFYBAK0RAK0VAK0ZAK0dAK0hAK0lAK0pAK0tAK0xAK01AK05AK09AK1BAK1FAK1JAK1NAK1RAK1VAK1ZAK1dAK1hAK1lAK1pAK1tAK1xAK11AK15AK19AK2BAK2FAK2JAK2NAK2RAK2VAK2ZAK2dAK2hAK2lAK2pAK2tAK2xAK21AK25AK29AK3BAK3FAK3JAK3NAK3RAK3VAK3ZAK3dAK3hAK3lAK3pAK3tAK3xAK31AK35AK39AKwKAVwCAVwKAVwSAVwaAVwiAVwqAVwyAVw6AVxCAVxKAVxSAVxaAVxiAVxqAVxyAVx6AVyCAVyKAVySAVyaAVyiAVyqAVyyAVy6AVgkArBoBWCgCuYgCuZgCuagCubgCucgCudgCuegCufgCuggCuhgCuigCujgCukgCulgCumgCungCuogCupgCuqgCurgCusgCutgCuugCuvgCuwgCuxgCuygCuzgCu0gCu1gCu2gCu3gCu4gCu5gCu6gCu7gCu8gCu9gCu+gCu/gCvAgCvBgCvCgCvDgCvEgCvFgCvGgCvHgCvIgCvJgCvKgCvLgCvMgCvNgCvOgCvPgCvQgCvRgCvSgCvTgCvUgCvVgCvWgCvXgCvYgCvZgCvagCvbgCvcgCvdgCvegCvfgCvggCvhgCvigCvjgCvkgCvlgCvmgCvngCvogCvpgCvqgCvrgCvsgCvtgCvugCvvgCvwgCvxgCvygCvzgCv0gCv1gCv2gCv3gCv4gCv5gCv6gCv7gCv8gCv9gCv+gCsJAFf+YoKyTKayUD4qNgf8u////////////////////////////////////////////+DAD34AAAAAAAAABAAAAAAAAAAAAAAAAAAAAAGmgAAAAAAAAAAAAAAAAAAAGhAAAAAAAAAAAAAAAAAAAAAGmgAAAAAAAAAAAAAAAAAAAGhAAAAAAAAAAAAAAAAAAAAAGmgAAAAAAAAAAAAAAAAAAAGhAAAAAAAAAAAAAAAAAAAAAGmgAAAAAAAAAAAAAAAAAAAGhAAAAAAAAAAAAAAAAAAAAAGmgAAAAAAAAAAAAAAAAAAAGgKVVUAAAAAAAAAAGgAAAAADQAABoAAAAAAAAAAAAAAAAAAAaA0wiAVhSAVhaAVhiAVhqAVhyAVh6AViCAViKAViSAViaAViiAViqAViyAVi6AVjCAVjKAVjSAVjaAVjiAVjqAVjyAVj6AVkCAVkKAVkSAVkaAVkiAVkqAVkyAVk6AVlCAVlKAVlSAVlaAVliAVlqAVlyAVl6AVmCAVmKAVmUAVmcAVmkAVmsAVm0AVm8AVnEAVnMAVnUAVncAVnkAVnsAVn0AVn8AVoEAVoMAVoUAVocAVokAVosAVo0AVo8AVpEAVpMAVgIArSoArS4ArTIArTYArToArT4ArUIArUYArUoArU4ArVIArVYArVoArV4ArWIArWYArWoArW4ArXIArXYArXoArX4ArYIArYYArYoArY4ArZIArZYArZoArZ4AraIAraYAraoAra4ArbIArbYArboArb4ArAwBW4QBW4wBW5QBW5wBW6QBW6wBW7QBW7wBW8QBW8wBW9QBW9wBW+QBW+wBW/QBW/wBXAQBXAwBXBQBXBwBWCgCuEgCuFgCuGgCuHgCuIgCuJgCuKgCuLgCuMgCuNgCuOgCuPgCuQgCuRgCuSgCuTgCuUgCuVgCuWgCuXgCsDzEAVzKAVzSAVzaAVziAVzqAVzyAVz6AV0CAV0KAV0SAV0aAV0iAV0qAV0yAV06AV1CAV1KAV1SAV1aAV1iAV1qAV1yAV16AV2CAV2KAV2SAV2aAV2iAV2qAV2yAV26AV3CAV3KAV3SAV3aAV3iAV3qAV3yAV36AV4CAV4KAV4SAV4aAV4iAV4qAV4yAV46AV5CAV5KAV5SAV5aAV5iAV5qAV5yAV56AV6CAV6KAV6SAV6aAV6iAV6qAV6yAV66AV7CAV7KAV7SAV7aAV7iAV7qAV7yAV76AV8CAV8KAV8SAV8aAV8iAV8qAV8yAV86AV9CAV9KAV9SAV9aAV9iAV9qAV9yAV96AV+CAV+KAV+SAV+aAV+iAV+qAV+yAV+6AV/CAVg0Ar+UAr+kAr+0Ar/EAr/UAr/kArCIBX/mKCskyms9oapzQAf5z////////////////////////////////////////////gwAz8AAAAAAAAIAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0IAAAAAAAAAAAAAAAAAAAAA00AAAAAAAAAAAAAAAAAAAA0CaqqoBoAAAAAAAAA0AAAAAAAAADQAAAAAAAAAAAAAAAAAAA0BogAAAAAAAAAAAAAAAAAAAADTQAAAAAAAAAAAAAAAAAAADRhEKmFIVMLQqYYhUw1CphyFTD0KmIIVMAhUxFCpiSFTE0KmKIVMVQqYshUxdCpjCFTGUKmNIVMbQqY4hUx1CpjyFTH0KmQIVMhQqZEhUyNCpkiFTJUKmTIVMnQqZRQqZTQqZVQqZXQqZZQqZbQqZdQqZfQqZhQqYDMaFTMkKmZoVM0QqZqhUzZCpm6FTOEKmcoVM6QqZ2hUzxCpnqFTPkKmfoVNAQqaChU0JCpoaFTREKmioVNGQqaOhU0hCpgUKmkoVNKQqaWhU0xCppqFTTkKmnoVNQQqaihU1JCpqaFTVEKmqoVNWQqauhU1hCprKFTWkKmtoVNcQqa6hU15Cpr6FTYEKmwoVNiQqbGhU2RCpsqFTZkKmzoVNoQqbShU2pCptaFTbEKm2oVNuQqbehU3BCpuKFTckKm5oVN0QqbqhU3ZCpu6FTeEKm8oVN6Qqb2hU3xCpvqFTfkKm/oVOAQqcChU4JCpwaFTBIVOEQqcKhU4ZCpw6FTiEKnEoVOKQqcWhU4xCpxqFTjkKnHoVOQQqcihU5JCpyaFTlEKnKoVOWQqcuhU5hCpzKFTmkKnNoVOcQqc6hU55Cpz6FToEKnQoVOiQqdGhU6RCp0qFTpkKnToVOoQqdShU6pCp1aFTrEKnWoVOuQqdehU7BCp2KFTskKnZoVO0QqdqhU7ZCp26FTuEKncoVO6Qqd2hU7xCp3qFTvkKnfoVPAQqeChU8JCp4aFTxEKnioVPGQqeOhU8hCp5KFTykKnloVPMQqeahU85Cp56FT0EKnooVPSQqemhU9RCp6qFT1kKnroVPYQqeyhU9pCp7aFT3EKnuoVPeQqe+hU+BCp8KFT4kKnxoVPkQqfKhU+ZCp86FT6EKn0oVPqQqfWhU+xCp9qFT7kKn3oVPwQqfihU/JCp+aFT9EKn6oVP2QqfuhU/hCpg0Kn8oVP6Qqf2hU/xCp/qFT/kKmEQqf+LuSKcKEhfaoZYAA==',
  },
  { by: 'lz4 -1', format: 'lz4', recipe: 'zeros', length: 0, base64: 'AQQiTRhkQKcAAAAABV3MAg==' },
  { by: 'lz4 -1', format: 'lz4', recipe: 'zeros', length: 1, base64: 'AQQiTRhkQKcBAACAAAAAAAA+sGXP' },
  {
    by: 'lz4 -1 --no-frame-crc',
    format: 'lz4',
    recipe: 'noise',
    length: 700,
    base64:
      'AQQiTRhgQIK8AgCAxn6Ba0v74vtU9r3ffBzhhwG/Md5Wcg9HZ2aHWaqIPFnqVhN70oWh2DxUVS83rmVb2gJ5mMzjGnaOX9mZjx8/Nu5DeE0N+r6m2uSGjtwpbU7/VuFwIPuPsVgFkMUJ3FPNqjtImVLTUp0Gn+q1wgYTmEmyAR6sMogxnFJGlXE2j1f2OR0W+oh09Zh8F1xBu21xjg9wWccBGy8zPZHAHaUNDaszjX5ejz7maHSmOrHDkxGoZMfbyuBg4fO/CQBnouMloCExh9VixahPfi4Ja5SfsG2pnloLRnCAts9HDKalKtis+6Drt3kkciOSSIDFpqeFt9eMkOSrY0RSZuOcMyX5Xqq6c2BdS3F+vqmMVxlxw8pe5SozrIhRZqF7dWdkmmnvb1ZCoB1RxQL3u5JFvm8NtjjMEP27VFEceweUJ5N9ksPUxqVhUQE4OKe/8QQNFZuAH4PVpGmIfJ+2AdqTF0WLErICM1xQ1uFWpK1CSlzdhmHpAxLhD5vqJixh3GJIa20U4AOFSnJG2pbIfRzRBT7lknBDX2wDBbPrsyA1TX5mUAE2wDPhD8k4LukpGU9esdFJiztT/Z8/7iUlNXsNEa9MEYwy1Np/2BZX4abOfcGuYr8T5IdMOsGzDFmZR1havXh8ulAB7RvqikmI7tYUhauwLN41kxEtARzXKEMw57AI7XmZE1HSOnetPbT4x8oDItLJxicPBM56P8BoLM9yagnCQgByXkE0+JZpP706WJGL4cyisZLdd6E1/vNLvLHjNxENx2W+8WHlXgb/Ncd2iV30bkrMtVR+8RXIoJmPXHAL7xTG5QqcGbQdTM5WBtxCESXnlm8PIT3f+VdHDd8ravx3jdXp2fm14OtyhBqOQhQdim5fkjr7C+X25MCfRdYqg7+xzWrEv4ze37L3efdgV/w7PXsuy5xBeyel40hYFQAAAAA=',
  },
  {
    by: 'lz4 -9',
    format: 'lz4',
    recipe: 'every',
    length: 1024,
    base64:
      'AQQiTRhkQKcNAQAA//EAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+vv8/f7/AAH//+pQ+/z9/v8AAAAAWk1lWA==',
  },
  {
    by: 'lz4 -B4D',
    format: 'lz4',
    recipe: 'cycle',
    length: 200000,
    base64:
      'AQQiTRhEQF4FAgAA/+wAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+vsA////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////7FAUFRYXGAoBAAAP5///////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////6FAtLi8wMQUCAAD/7DIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+gABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAx+wD////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////sUEZHSElKFwAAAA/n//////////////////81UMfIycrLAAAAAAkpOqc=',
  },
  {
    by: 'lz4 -B4',
    format: 'lz4',
    recipe: 'cycle',
    length: 200000,
    base64:
      'AQQiTRhkQKcFAgAA/+wAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+vsA////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////7FAUFRYXGAUCAAD/7BkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+foAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY+wD////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////sUC0uLzAxBQIAAP/sMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpbXF1eX2BhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ent8fX5/gIGCg4SFhoeIiYqLjI2Oj5CRkpOUlZaXmJmam5ydnp+goaKjpKWmp6ipqqusra6vsLGys7S1tre4ubq7vL2+v8DBwsPExcbHyMnKy8zNzs/Q0dLT1NXW19jZ2tvc3d7f4OHi4+Tl5ufo6err7O3u7/Dx8vP09fb3+Pn6AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDH7AP///////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////+xQRkdISUoSAQAA/+xLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+gABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSvsA////////////////OVDHyMnKywAAAAAJKTqn',
  },
  {
    by: 'lz4 -B4D -BX',
    format: 'lz4',
    recipe: 'cycle',
    length: 200000,
    base64:
      'AQQiTRhUQK4FAgAA/+wAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr/AwcLDxMXGx8jJysvMzc7P0NHS09TV1tfY2drb3N3e3+Dh4uPk5ebn6Onq6+zt7u/w8fLz9PX29/j5+vsA////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////7FAUFRYXGIwrry0KAQAAD+f//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////+hQLS4vMDHPPBy9BQIAAP/sMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpbXF1eX2BhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ent8fX5/gIGCg4SFhoeIiYqLjI2Oj5CRkpOUlZaXmJmam5ydnp+goaKjpKWmp6ipqqusra6vsLGys7S1tre4ubq7vL2+v8DBwsPExcbHyMnKy8zNzs/Q0dLT1NXW19jZ2tvc3d7f4OHi4+Tl5ufo6err7O3u7/Dx8vP09fb3+Pn6AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDH7AP///////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////+xQRkdISUo2YV2lFwAAAA/n//////////////////81UMfIycrL1ALCrgAAAAAJKTqn',
  },
  {
    by: 'lz4 -B4D --no-frame-crc',
    format: 'lz4',
    recipe: 'runs',
    length: 150000,
    base64:
      'AQQiTRhAQMAbBAAAlQABAQICAgICAwEAHAQBAB8FAQAGHwYBABEfAAEAHh8BAQAtAdIADwIAOgUeAQ8CAEkMeQEPAgBXD+IBBg8CAGUPWQIRDwIAcw/eAh4PAgCBD3EDLQ8CAI8PDgQ6DwIAoQ+5BEkPAgCzD28FVw8CAMgPMQZlDwIA3w//BnMPAgD4D9kHgQ8CAP8UD78Ijw8CAP8xD7UJoQ8CAP9MD7cKsw8CAP9pD8gLyA8CAP+FD+cM3w8CAP+hDxQO+A8CAP+9D08P/xQPAgD/2Q+YEP8xDwIA//UP6xH/TA8CAP//Fg9ME/9pDwIA//82DyUTNg+6D3UPTQ26D+wK/wIPmwj/Sw9WBv+WD28a/4UPAgBLD9sZ/6EPAgB+D6cJdQ8CAP/7D7QLug8CAP//Cg/PDf8CDwIA//8YD/gP/0sPAgD//yYPLxL/lg8CAP//NA/dEjgPFxF+DwIABA+mEPQP0w7/Vg8MDf+5D1EL//8fD6IJ//80DwIAPw/0CTgPAgD//6QPGAwEDwIA////RA9sD/QPAgD//8APPRI3Dx8RqA8PEP8cD8gMPw8CAP8/D84N//8JDxwN//+CD1QL///ADwIAKg+RCzcPAgD///8xCdIODyQOew8yDf4P8gz/hA9uDP//DA8nCSoPAgD//1gPRgv///8hCTYLDwIA////oQ/nDj0PqQ7OD3kO/2IPVw7/9w8GDv//WA8CACQPPQ7///8hBAIADzgO////oQ8CABAPWw49DwIAEQ9/Ds4PAgAfD7EO/2IPAgAtD/EO//cPAgA7D9YMJA8CAP//tARqDA8CAP///4sPVAwQDwIAGQ8wDBEPAgDDDyUMHw8CAP9jDyYMLQ8CAP//BQ8zDDsPAgD//6gPtQ7//7QPAgDiD6IPXw9WDBkPAgDqDy8Nww8CAPkPCQ7/Yw8CAP8WD/EO//8FDwIA/zIP5w8JD4UKyg9tCl8PAgD/HA9vC+oPAgD/Vg8BDPkPAgD//w8PrAz/Fg8CAP//vA9jDbAP4gwJDwIA/2IPVg7KDwIA/3APZg//HA8CAP/wAmsQD/0NyA+QC/+gD3UKsA8CAP+2DyEM/2IPAgD/4A82DTMPzAr/EwLvCQ8CAP/uD+8LyA8CAP/8D/0N/6APAgD//wsPVg+lD9IM/48PgQwzDwIA//81D8cO/xMPAgD//0MPFRFYD6UO/0oPQQz//wsPAgAgD3QMpQ8CAP//ew8ADysPVw3/JQ8jC///IQ8BC1gPAgD//7MPxQ0eD34KIA8CAOwPxQr//yQPbgorDwIA///rD2oNMQ93DP87DycL//9HD7sKHg8CAP///yQPvA1kDzQN/3YPSQz//4oP6AsxDwIA////XA9UD7cP0Q7/0Q8rDv//7Q/1DQsPnA3/KwNRDVAFBQUFBdIDAAAfBQEA//9AD9AM////XA8CAAIP5QyWD8QM/74PsQz//+gPrAwLBQIAD7UM/ysPAgAED78M//9ADwIAHw+FCQIPAgD///+PDyQNlg8CAC4PZQ3/vg8CADwPtA3//+gPAgBKBfMNDwIAdg8/DQQPAgD/pA+kDB8PAgD//8cPZw85D2sLLg8CAP86D+cKPA8CAP//cA9vCgUPIQp2DwIAww/gCv+kDwIA3w+gC///xw8CAP8JD7sMOQ8CAOQPcQ3/Og8CAP80D2gO//9wDwIA/1APyg8FDwIA/w8PYhDDDwIA/6YPZBDfDwIA///iD38Q/wkPAgATD1kQ5A8CAP+TD7IQ/zQPAgD//6IP5BD/SQ/FEP8PDwIA/4kPihEPDwIP/3UPewwTDwIA//+3D0wORw+7C/+zD80K/0kPAgD/xQ+DC5EPjAoPDwIA/+EPfwz/dQ8CAP/vD1oO7Q+SDEcPAgD//wwPrw7/sw8CAP//Gg9/D/9cDxYPkQ8CAP//Ng87EVoPLg7/3A8bDu0PAgD//2APMhDmD0kN//8aDwIAQgieDQ+YC/+FD+gKWg8CAP//pg+fDaMPZwv//zYPPQvmDwIA///QD/MLQg8CAP8LCBANDwIA///sDw0Qkg+uDv//Lw83DqMPAgD///8XD14R/20PnQ///9APAgAsD4cPsw8kD///Wg+SDgIPAg7/rA/KDP///xcPAgAvDwwN/wcPxQksDwIA//94D04MaQ8EDP//Hg/ICwIPAgD///+/D5cP/4wPUAwvDwIA////BQ9lD/8DDyIP//94DwIANg9rD2kPAgAFD4MP//8eDwIAEw+UDwgP4Av/jA8CAC8P4Av///8FDwIAfw9yDP8DDwIASw9HCjYPAgD//+QPwAwFDwIA4w+HCxMPAgD//6YPPg4IDwIAgw82DS8PAgD//zEPYwxJDxgLSw8CAP/DC6QMD6YJ4w8CAOEPdAr//6YPAgD9D2kLgw8CAP8BDzoM//8xDwIA/zYPgg1JDwIA/wIPOA7/ww8CAP9uC7gPDwIA/x4P8g/hDwIA//8jD28P/QICAA/fDv8BDwIA/94PjQ7iD94N/wIPAgD/wA/bDckPKA3/Hg8CAP+PD9UNuAJcCw8CAP//rQ8HDa8P2QviDwIA/7gPjwyuD34LyQ8CAP/UDzQMtQ9bC7gPAgD/8A9XDcQPcAuvDwIA//8ND5kM2w+9C64PAgD//ykPGw36D0IMtQ8CAP//RQ/NDf8iD/8MxA8CAP//YQ+vDv9RD/QN2w8CAP//fQ/BD/+IDyEP+g8CABtQBQUFBQUPAQAAHwUBAP//ZQ8DEf/HD4YQ/yIPAgD//7UPdRL//w8PIxI1DxoQ//9eD/sPiA+7Df//ZQ8CAD0PCw7jD/QL//+1DwIATA9TDP9HD4wLNQ8CAP///zQP0A7/sg8lDogPAgD///9QDw8PPQ8CAP/VD/YQYg+vDUwPAgD//0IPAhDhD1UP////JQ9GD/9pD2IO////UA8CAE0Pcg7/1Q8CABAPlQ5DDxcO//9CDwIAOw9lDt4PYg7///8lBwIAD20O/2kPAgAGDyYLTQ8CAP///3cPxgwQDwIA//8LD+IOQw8CADAP0gw7DwIA//+TD3YP3g8CAEwHoAwPAgD///+SD8cOBg8CAP/kD10QUlAEBAQEBAAAAAA=',
  },
  {
    by: 'lz4 -B7 --content-size',
    format: 'lz4',
    recipe: 'runs',
    length: 20000,
    base64:
      'AQQiTRhkQKeAAQAAQAABAQIBABUDAQAcBAEAHwUBAAYfBgEAER8AAQAeHwEBAC0A0QAPAgA7BR4BDwIASQx5AQ8CAFcP4gEGDwIAZQ9ZAhEPAgBzD94CHg8CAIEPcQMtDwIAjw8PBDsPAgCgD7kESQ8CALMPbwVXDwIAyA8xBmUPAgDfD/8Gcw8CAPgP2QeBDwIA/xQPvwiPDwIA/zEPtAmgDwIA/00PtwqzDwIA/2kPyAvIDwIA/4UP5wzfDwIA/6EPFA74DwIA/70PTw//FA8CAP/ZD5gQ/zEPAgD/9Q/sEf9NDwIA//8VD0wT/2kPAgD//zYAuBQPMxIyD7oPdQ9NDboP7Ar/Ag+aCP9LD1YG/5YAtwUPAgD/3w+oBzIPAgD/7Q+nCXUPAgD/+w+0C7oPAgD//woPzw3/Ag8CAP//GA/4D/9LDwIA//8mDy8S/5YPAgD//zQPcBQ4D4USlQ+mEPQP0w7/Vg8MDf+5D1EL//8fD6IJ//80DwIAPw/0CTgPAgDOUAQEBAQEAAAAAHk+Km8=',
  },
  {
    by: 'lz4 -B5 -BX',
    format: 'lz4',
    recipe: 'zeros',
    length: 300000,
    base64:
      'AQQiTRh0UP8OBAAAHwABAP/////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////qUAAAAAAAzDvGOp8AAAAfAAEA/////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////1tQAAAAAABNsh2uAAAAAMJi0PU=',
  },
];

/** The first bytes of a recipe. */
export function raw(recipe: keyof typeof RECIPES, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length; i++) bytes[i] = RECIPES[recipe](i);
  return bytes;
}

/** A linear congruential generator; its bytes do not compress. */
function noise(): (i: number) => number {
  let state = 1;
  return (i) => {
    if (i === 0) state = 1;
    state = Number((BigInt(state) * 1_103_515_245n + 12_345n) & 0x7fff_ffffn);
    return (state >> 16) & 255;
  };
}

/** Runs of 1 to 1,021 equal bytes. */
function runs(): (i: number) => number {
  let run = 0;
  let left = 1;
  return (i) => {
    if (i === 0) {
      run = 0;
      left = 1;
    }
    if (left === 0) {
      run++;
      left = ((run * run) % 1021) + 1;
    }
    left--;
    return run % 7;
  };
}

import { BLOCK_POINTS } from '../../format/v2/layout.ts';

/** The table of the finer index; old readers ignore it. */
export const ZONE_TABLE = 'trajectory_zones';
/** Version of what its rows hold. */
export const ZONE_VERSION = 2;

/** Points from one sample of a block to the next. */
export const SAMPLE_STEP = 16;
/** Samples of a block: its first point, every 16th, and its last. */
export const SAMPLES = BLOCK_POINTS / SAMPLE_STEP + 1;

/** A block's record in units of 16 bits: codes of the least and greatest latitude, longitude, altitude and time. */
export const WORD = {
  latLow: 0,
  latHigh: 1,
  lonLow: 2,
  lonHigh: 3,
  altLow: 4,
  altHigh: 5,
  timeLow: 6,
  timeHigh: 7,
} as const;
/**
 * The same record in bytes. Samples are codes less the block's least, shifted to 8 bits; between two samples no
 * point lies further outside them than the slack of that axis.
 */
export const BYTE = {
  flags: 16,
  latSlack: 17,
  lonSlack: 18,
  timeSlack: 19,
  lat: 20,
  lon: 20 + SAMPLES,
  time: 20 + 2 * SAMPLES,
} as const;
export const RECORD_BYTES = 36;
export const RECORD_WORDS = RECORD_BYTES / 2;

/** No point of the block has NaN for latitude or longitude. */
export const POSITIONS_COMPLETE = 1;
/** No point of the block lacks its altitude or has NaN for it. */
export const ALTITUDES_COMPLETE = 2;

/** Trajectories that share one box at the top of the index. */
export const GROUP = 64;

/** Text columns in the order their lengths are kept. */
export const TEXT_COLUMNS = ['sourceId', 'transponderId', 'orig', 'dest', 'callsign', 'aircraftType'] as const;
/** Length that stands for NULL; longer text is not indexed. */
export const NULL_LENGTH = 255;

const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;
const triggerOf = (event: string): string => `${ZONE_TABLE}_${event.toLowerCase()}`;

/** Any change to the rows empties the table by one of these, whoever makes it: it never says what no longer holds. */
export const ZONE_TRIGGERS: readonly string[] = EVENTS.map(triggerOf);

/**
 * Makes the table anew: one row a column of the index, its bytes and their CRC-32. The triggers belong to the table
 * of trajectories, so they outlive the one that they empty.
 */
export const ZONE_SCHEMA = `
DROP TABLE IF EXISTS ${ZONE_TABLE};
${ZONE_TRIGGERS.map((name) => `DROP TRIGGER IF EXISTS ${name};`).join('\n')}
CREATE TABLE ${ZONE_TABLE} (name TEXT PRIMARY KEY, crc32 INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
${EVENTS.map(
  (event) => `CREATE TRIGGER ${triggerOf(event)} AFTER ${event} ON trajectories BEGIN DELETE FROM ${ZONE_TABLE}; END;`,
).join('\n')}
`;

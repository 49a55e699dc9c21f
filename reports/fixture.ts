import type { FixtureInfo } from '../fixtures/info.ts';
import { bytes, count, percent } from './numbers.ts';
import { drawTable } from './text-table.ts';

/** What a fixture store holds, for a terminal. */
export function renderFixture(dir: string, info: FixtureInfo): string {
  const { manifest, blobBytes, fileBytes, meanPoints, trajectories } = info;
  const { calibration } = manifest;
  const rows = manifest.days.map((day) => [
    day.day,
    count(day.trajectories),
    count(day.points),
    bytes(day.blobBytes.bz2),
    bytes(day.blobBytes.lz4),
    bytes(day.blobBytes.v2),
    Object.entries(day.bySource)
      .map(([source, n]) => `${source}: ${count(n)}`)
      .join(', '),
  ]);
  return [
    `${dir}`,
    `preset ${manifest.preset}, seed ${manifest.seed}, generator ${manifest.generator}, digest ${manifest.digest.slice(0, 16)}…`,
    drawTable({
      head: ['day', 'trajectories', 'points', 'bz2 blobs', 'lz4 blobs', 'v2 blobs', 'trajectories by source'],
      left: [0, 6],
      rows,
    }),
    `${count(trajectories)} trajectories, mean ${meanPoints.toFixed(0)} points; files: bz2 ${bytes(fileBytes.bz2)}, ` +
      `lz4 ${bytes(fileBytes.lz4)}, v2 ${bytes(fileBytes.v2)}; bz2 blobs are ${percent(blobBytes.bz2, blobBytes.lz4)} of lz4 blobs`,
    `reference/boston, ${calibration.window.join(' … ')}: ${count(calibration.candidates)} candidates with ` +
      `${count(calibration.candidatePoints)} points, ${count(calibration.rejected)} rejected ` +
      `(${percent(calibration.rejected, calibration.candidates)})`,
  ].join('\n');
}

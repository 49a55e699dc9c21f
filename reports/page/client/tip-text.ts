import { readResult } from './result.ts';

/** What there is to say of the place under the pointer; null for nothing. */
export function tipText(target: Element, clientX: number): string | null {
  return (
    trackText(target) ?? sampleText(target, clientX) ?? target.closest('[data-tip]')?.getAttribute('data-tip') ?? null
  );
}

/** A flight: its place among its neighbours is that in the document. */
function trackText(target: Element): string | null {
  const group = target.closest('[data-tracks]');
  if (group === null) return null;
  const scenario = group.getAttribute('data-tracks');
  const own = readResult().tracks?.find((tracks) => tracks.scenario === scenario);
  const track = own?.tracks[[...group.children].indexOf(target)];
  if (track === undefined) return null;
  const altitude = track.altitude === null ? 'altitude unknown' : `${track.altitude.toLocaleString('en-US')} ft`;
  return [track.callsign, track.aircraftType, altitude].filter((part) => part !== null && part !== '').join(', ');
}

/** The sample that is nearest to the pointer in a strip of dots. */
function sampleText(target: Element, clientX: number): string | null {
  const plot = target.closest('.plot');
  const row = plot?.closest<HTMLElement>('tr[data-engine]');
  const domain = row?.closest('table')?.querySelector<HTMLElement>('[data-domain]')?.dataset.domain;
  if (!plot || !row || domain === undefined) return null;
  const { engine, scenario } = row.dataset;
  const cell = readResult().cells.find((own) => own.engine === engine && own.scenario === scenario);
  const [low = 1, high = 1] = domain.split(' ').map(Number);
  const { left, width } = (plot.querySelector('svg') ?? plot).getBoundingClientRect();
  const at = Math.log(low) + ((clientX - left) / width) * Math.log(high / low);
  let [nearest, text] = [Number.POSITIVE_INFINITY, null as string | null];
  for (const { round, samples } of cell?.rounds ?? []) {
    for (const [call, sample] of samples.entries()) {
      const distance = Math.abs(Math.log(sample) - at);
      if (distance >= nearest) continue;
      nearest = distance;
      text = `${engine}: ${sample.toPrecision(4)} ms, call ${call + 1} of process ${round + 1}`;
    }
  }
  return text;
}

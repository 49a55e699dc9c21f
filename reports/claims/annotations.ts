import { command, levelOf } from '../gate/annotations.ts';
import type { RenderClaims } from './format.ts';
import { claimsReport } from './rows.ts';

/** Workflow commands of GitHub Actions: what to conclude, and a line for each claim of the project's that is not proved. */
const annotations: RenderClaims = (document) => {
  const report = claimsReport(document);
  const level = levelOf(report);
  const lines = [
    command(level, `querylab claims: ${report.label}`, `${report.tallies}. ${report.qualification}.`),
    ...report.details.filter(({ fails }) => fails).map(({ name, text }) => command(level, name, `${text}.`)),
  ];
  return `${lines.join('\n')}\n`;
};

export default annotations;

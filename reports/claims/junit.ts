import type { ClaimResult } from '../../harness/claims/evaluate-claims.ts';
import { type JunitCase, type JunitOutcome, junitText } from '../junit-text.ts';
import type { RenderClaims } from './format.ts';
import { claimsReport } from './rows.ts';

/**
 * JUnit XML: a test a claim, and one for the run, which fails where the command does. What the project stands for fails
 * where it is refuted and is an error where it is undecided; a question that is not proved is skipped: it fails nothing.
 */
const junit: RenderClaims = (document) => {
  const { results, status, qualification, conclusion } = claimsReport(document);
  const whole: JunitCase = {
    ...{ name: 'claims', classname: 'verdict', message: conclusion, text: qualification },
    outcome: status === 0 ? 'passed' : status === 1 ? 'failure' : 'error',
  };
  return junitText(
    'querylab claims',
    [
      { name: 'verdict', cases: [whole] },
      { name: 'claims', cases: results.map(claimCase) },
    ],
    document.bench.createdAt,
  );
};

export default junit;

function claimCase(result: ClaimResult): JunitCase {
  const { claim, verdict, reason } = result;
  return {
    ...{ name: claim.name, classname: 'claims', outcome: outcomeOf(result) },
    ...{ message: `${verdict}: ${reason}`, text: claim.text },
  };
}

function outcomeOf({ claim, verdict }: ClaimResult): JunitOutcome {
  if (verdict === 'proved') return 'passed';
  if (!claim.stands) return 'skipped';
  return verdict === 'refuted' ? 'failure' : 'error';
}

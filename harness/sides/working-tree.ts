import { BUILD_ROOT } from '../../engines/package-root.ts';
import { readCheckout } from '../environment/checkout.ts';
import { LAB_VERSION } from '../version.ts';
import type { Side } from './side.ts';

/** This checkout as it was built, changes that are not committed included. */
export function workingTree(): Side {
  const { commit, dirty } = readCheckout();
  return { ref: null, commit, dirty: dirty === true, version: LAB_VERSION, root: BUILD_ROOT };
}

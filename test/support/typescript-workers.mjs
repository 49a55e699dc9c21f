// Preloaded in every thread: `--import tsx` alone reaches no worker thread on Node 20.
import { register } from 'tsx/esm/api';

register();

import type { Command } from 'commander';
import { addBaseline } from './baseline.ts';
import { addBench } from './bench.ts';
import { addCalibrate } from './calibrate.ts';
import { addCompare } from './compare.ts';
import { addCompareExecutors } from './compare-executors.ts';
import { addExecutor } from './executor.ts';
import { addFixtures } from './fixtures.ts';
import { addGate } from './gate.ts';
import { addGateQualify } from './gate-qualify.ts';
import { addHistory } from './history.ts';
import { addIndex } from './index-store.ts';
import { addInfo } from './info.ts';
import { addList } from './list.ts';
import { addMemory } from './memory.ts';
import { addMigrate } from './migrate.ts';
import { addPerformance } from './performance.ts';
import { addProfile } from './profile.ts';
import { addQuery } from './query.ts';
import { addReport } from './report.ts';
import { addSweep } from './sweep.ts';

/** Every subcommand of `lab`: one line each. */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  addBench,
  addReport,
  addCompare,
  addHistory,
  addGate,
  addBaseline,
  addGateQualify,
  addProfile,
  addList,
  addQuery,
  addInfo,
  addFixtures,
  addExecutor,
  addCompareExecutors,
  addMigrate,
  addIndex,
  addCalibrate,
  addMemory,
  addSweep,
  addPerformance,
];

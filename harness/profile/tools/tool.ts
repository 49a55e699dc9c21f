import type { Profile } from '../profile.ts';
import type { ProfileOptions } from '../take-profile.ts';

/** What a tool made: a profile of ours, pages of its own, or both. */
export interface ToolResult {
  readonly profile: Profile | null;
  /** Files that the tool wrote, absolute. */
  readonly files: readonly string[];
}

/** One way to profile; a file each. */
export interface ProfileTool {
  readonly description: string;
  /**
   * Proves before any work that the tool is there.
   * @throws LabError TOOL_UNAVAILABLE, with what adds it.
   */
  check(): void;
  run(options: ProfileOptions, folder: string): Promise<ToolResult>;
}

/** What the figures were measured on; without it they mean nothing. */
import os from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** What was asked of the machine in the minute before and in the last minute; 0 on Windows, which does not tell. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** The load of the last minute; far above the number of cores, no timing can be trusted. */
export function load(): number {
  return os.loadavg()[0] ?? 0;
}

export function machineFacts(loadBefore: number): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown CPU',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 1e9),
    system: `${os.platform()} ${os.arch()}`,
    node: process.version,
    loadBefore,
    loadAfter: load(),
  };
}

export function machineLine(machine: Machine): string {
  const { cores, cpu, loadAfter, loadBefore, memoryGb, node, system } = machine;
  const loads = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`;
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, ${loads}`;
}

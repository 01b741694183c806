/** What the figures were measured on; without it they mean nothing. */
import os from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** What others asked of the machine in the minute before; 0 on Windows, which does not tell. */
  readonly loadBefore: number;
}

export function machineFacts(): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown CPU',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 1e9),
    system: `${os.platform()} ${os.arch()}`,
    node: process.version,
    loadBefore: os.loadavg()[0] ?? 0,
  };
}

export function machineLine(machine: Machine): string {
  const { cores, cpu, loadBefore, memoryGb, node, system } = machine;
  const load = loadBefore.toFixed(2);
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load before the run ${load}`;
}

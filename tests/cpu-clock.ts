/** What this thread has worked, in milliseconds: what a machine does besides does not count. */
export const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

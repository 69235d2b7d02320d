/**
 * The format of a workspace's data and registers. It rises when what an earlier Attaché wrote has to be
 * converted (`attache migrate`), or when what this one writes would be misread by an earlier one.
 * 1: registers in JSON files. 2: registers as logs of events.
 */
export const DATA_FORMAT = 2;

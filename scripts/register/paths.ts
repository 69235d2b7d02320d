/** The files the tool alone writes, relative to the workspace's root. */
export const REGISTER_FOLDER = 'data/register';

/** The files the tool alone writes, relative to the workspace's root. */
export const REGISTER_FOLDER = 'data/register';

/** The invites' log of what no single mission has: the feed of action items. No mission's name begins so. */
export const ACTION_FEED = '_actions';

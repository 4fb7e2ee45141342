/** So many nonconformities go into one audit pack, and into no larger sample: more is none, and a pack is held in memory until it is sent. */
export const mostPacked = 500;

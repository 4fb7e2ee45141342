/** Most nonconformities in one audit pack or sample: a pack is held in memory until it is sent. */
export const mostPacked = 500;

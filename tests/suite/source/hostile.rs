//! Files that mean harm: whatever they hold, reading ends, in time, with a source or an error.

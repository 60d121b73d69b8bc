/** Benchmarks: ratios against the raw libraries and raw SQLite, measured in the same run. Never part of the tests. */
@NullMarked
package io.deskwire.bench;

import org.jspecify.annotations.NullMarked;

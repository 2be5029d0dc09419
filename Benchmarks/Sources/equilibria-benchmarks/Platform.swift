// Foundation without internationalisation where there is a choice: the worker starts faster.
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the benchmarks need of the operating system.
enum Platform {
  /// The bytes of a file.
  static func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// Writes a file and the folders that it lies in.
  static func write(_ text: String, to name: String, in directory: String) throws {
    let folder = URL(filePath: directory, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// A value from JSON text.
  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// A value as one line of JSON.
  static func encode(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  /// Prints a line at once, even into a pipe.
  static func printLine(_ text: String) {
    print(text)
    fflush(nil)
  }
}

/// Ends the process with a status.
func exitProcess(_ status: Int32) -> Never { exit(status) }

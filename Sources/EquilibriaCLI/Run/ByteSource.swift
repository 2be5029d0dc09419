#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reading files and writing streams with the system's own calls: starting Foundation up would
/// take longer than solving most games.
enum ByteSource {
  /// A stream to write to.
  enum Stream: Int32 {
    case standardOutput = 1
    case standardError = 2
  }

  /// Why a file has no bytes to give.
  struct ReadFailure: Error {
    /// The system's words.
    let reason: String
    let isMissing: Bool
  }

  /// All bytes of standard input.
  static func standardInput() throws(CommandFailure) -> [UInt8] {
    do throws(ReadFailure) {
      return try bytes(from: 0)
    } catch {
      throw .badInput("<stdin>: cannot be read: \(error.reason)")
    }
  }

  /// All bytes of a file.
  static func bytes(ofFile path: String) throws(ReadFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw lastFailure() }
    defer { close(descriptor) }
    return try bytes(from: descriptor)
  }

  private static func bytes(from descriptor: Int32) throws(ReadFailure) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        result += buffer[..<count]
      } else if count == 0 {
        return result
      } else if errno != EINTR {
        throw lastFailure()
      }
    }
  }

  private static func lastFailure() -> ReadFailure {
    let code = errno
    return ReadFailure(
      reason: String(cString: strerror(code)).lowercased(),
      isMissing: code == ENOENT
    )
  }

  /// Writes a whole text; a reader that went away is not our problem.
  static func write(_ text: String, to stream: Stream) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        systemWrite(stream.rawValue, bytes.baseAddress, bytes.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Ends the process.
  static func end(with status: ExitStatus) -> Never { exit(status.rawValue) }
}

/// The system's `write`, which ``ByteSource/write(_:to:)`` hides by its name.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// English words that customers use for the same thing: a phrase with one of them is a little like a text with
/// another. Greetings, thanks and farewells are here because nearly every agent has topics for them and their
/// phrases have no word in common.
///
/// Everyday vocabulary of customer service, ours; the service's own is learnt and not published.
enum Concepts {
  /// Each line one meaning; two words joined by `_` count only side by side.
  private static let lines = """
    hi hello hey hiya howdy greetings
    bye goodbye good_bye farewell cya see_you
    thanks thank thx ty thankyou appreciate grateful
    morning afternoon evening
    agent person human representative someone somebody rep operator advisor adviser specialist staff
    talk speak chat
    price cost fee charge
    buy purchase
    problem issue trouble error troubleshoot
    help assist assistance support
    restart start_over begin_again start_again
    begin start
    package parcel shipment delivery
    login log_in sign_in signin authenticate
    password passcode
    stop cancel quit
    find locate search
    change modify update edit alter
    delete remove erase
    phone telephone mobile
    question inquiry enquiry
    fix repair solve resolve
    reset recover forgot forgotten
    missing lost
    trip travel vacation holiday
    car vehicle auto
    photo picture image
    job career position vacancy
    shop store branch
    laptop computer pc
    bill invoice
    money cash funds
    film movie
    weather forecast temperature
    meeting appointment
    doctor physician
    address location
    """

  /// The meaning of a word or of two words, by their keys (`WordFeatures.stemKey` and `pairKey`).
  static let byKey: [UInt64: UInt64] = {
    var found: [UInt64: UInt64] = [:]
    for (number, line) in lines.split(separator: "\n").enumerated() {
      for entry in line.split(separator: " ") {
        let keys = entry.split(separator: "_").map { WordFeatures.stemKey(String($0)) }
        guard let first = keys.first else { continue }
        found[keys.count == 1 ? first : WordFeatures.pairKey(first, keys[1])] = UInt64(number + 1)
      }
    }
    return found
  }()
}

package example.violations;

class TalksToTheTerminal {
  void say() {
    System.out.println("hello");
  }
}
